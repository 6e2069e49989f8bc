package org.wschat.application;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.wschat.application.SomeMessages.ANN;
import static org.wschat.application.SomeMessages.BOB;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wschat.application.port.inbound.AdmitOutcome;
import org.wschat.application.port.inbound.AdmitOutcome.Refusal;
import org.wschat.application.port.inbound.AdmitQuery;
import org.wschat.application.port.outbound.Authenticator;
import org.wschat.application.port.outbound.Identity;
import org.wschat.application.port.outbound.NameRegistry;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.Token;

class AdmitServiceTest {

    private static final Optional<Token> GOOD = Optional.of(new Token("good"));
    private static final Optional<Token> BAD = Optional.of(new Token("bad"));
    private static final Identity ANN_HERSELF = new Identity(ANN, Optional.of(new SessionId("s")));

    private final Authenticator authenticator = mock(Authenticator.class);
    private final NameRegistry registry = mock(NameRegistry.class);

    @BeforeEach
    void know() {
        when(authenticator.authenticate(new Token("good"))).thenReturn(completedFuture(Optional.of(ANN_HERSELF)));
        when(authenticator.authenticate(new Token("bad"))).thenReturn(completedFuture(Optional.empty()));
        when(registry.isRegistered(ANN)).thenReturn(completedFuture(true));
        when(registry.isRegistered(BOB)).thenReturn(completedFuture(false));
    }

    @Test
    void admits_whoever_shows_a_good_token_under_their_own_id_only() {
        for (boolean guests : new boolean[] {true, false}) {
            assertThat(admit(guests, new AdmitQuery(ANN, GOOD))).isEqualTo(new AdmitOutcome.Admitted(ANN_HERSELF));
            assertThat(admit(guests, new AdmitQuery(BOB, GOOD))).isEqualTo(refused(Refusal.NOT_YOURS));
            assertThat(admit(guests, new AdmitQuery(ANN, BAD))).isEqualTo(refused(Refusal.TOKEN_INVALID));
        }
    }

    @Test
    void never_takes_somebody_with_a_bad_token_for_a_guest() {
        assertThat(admit(true, new AdmitQuery(BOB, BAD))).isEqualTo(refused(Refusal.TOKEN_INVALID));
    }

    @Test
    void admits_guests_under_ids_that_belong_to_nobody() {
        assertThat(admit(true, new AdmitQuery(BOB, Optional.empty())))
                .isEqualTo(new AdmitOutcome.Admitted(Identity.of(BOB)));
        assertThat(admit(true, new AdmitQuery(ANN, Optional.empty()))).isEqualTo(refused(Refusal.TOKEN_MISSING));
    }

    @Test
    void admits_no_guests_where_there_are_to_be_none_and_asks_nobody_about_them() {
        assertThat(admit(false, new AdmitQuery(BOB, Optional.empty()))).isEqualTo(refused(Refusal.NO_GUESTS));
        verify(registry, never()).isRegistered(any());
    }

    private AdmitOutcome admit(boolean guests, AdmitQuery query) {
        return new AdmitService(authenticator, registry, guests)
                .admit(query)
                .toCompletableFuture()
                .join();
    }

    private static AdmitOutcome refused(Refusal refusal) {
        return new AdmitOutcome.Refused(refusal);
    }
}
