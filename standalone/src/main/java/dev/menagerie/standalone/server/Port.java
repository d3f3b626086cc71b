package dev.menagerie.standalone.server;

import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * A port to listen on.
 *
 * @param host the address
 * @param number the number; 0 takes a free one
 * @param tls what HTTPS needs; empty for plain HTTP
 * @param saidBy how the number was said, as in {@code --port}, for messages
 */
public record Port(String host, int number, Optional<SSLContext> tls, String saidBy) {}
