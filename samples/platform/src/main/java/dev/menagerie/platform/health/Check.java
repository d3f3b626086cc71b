package dev.menagerie.platform.health;

import java.time.Instant;

/**
 * One look at an instance.
 *
 * @param at when
 * @param passed whether it can serve
 * @param status the HTTP status it answered with; 0 if it did not answer
 * @param said what was asked and what it said, for people
 */
public record Check(Instant at, boolean passed, int status, String said) {}
