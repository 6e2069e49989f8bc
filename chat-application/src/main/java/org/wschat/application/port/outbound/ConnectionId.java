package org.wschat.application.port.outbound;

/**
 * One connection of a person, as the adapter that holds it names it. What somebody asks for over a connection is answered
 * there, and told to all their others.
 *
 * @param value the name, unlike that of any other connection of the server
 */
public record ConnectionId(String value) {}
