package org.wschat.benchmark.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PictureTest {

    private static final int TARGET = 660;

    private static Document drawn() throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Picture.of(ReportTest.REPORT))));
    }

    @Test
    void has_a_bar_for_each_row_to_the_right_of_the_target_if_it_is_met() throws Exception {
        NodeList bars = drawn().getElementsByTagName("rect");

        assertThat(bars.getLength()).isEqualTo(2);
        Element met = (Element) bars.item(0);
        Element missed = (Element) bars.item(1);
        assertThat(met.getAttribute("class")).isEqualTo("met");
        assertThat(Integer.parseInt(met.getAttribute("x"))).isEqualTo(TARGET);
        assertThat(missed.getAttribute("class")).isEqualTo("missed");
        assertThat(Integer.parseInt(missed.getAttribute("x"))).isLessThan(TARGET);
    }

    @Test
    void says_where_and_under_which_load_it_was_made() throws Exception {
        assertThat(drawn().getDocumentElement().getTextContent())
                .contains("a machine; MariaDB 11.4.5", "load before the run 0.3", "stolen 0.10 %", "clean");
    }
}
