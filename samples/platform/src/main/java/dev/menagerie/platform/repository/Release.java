package dev.menagerie.platform.repository;

import java.time.Instant;

/**
 * An artifact and its configuration, which belong together and never change.
 *
 * @param app whose
 * @param number which; counted from 1 in each app
 * @param digest over both parts
 * @param artifactDigest SHA-256 of the artifact
 * @param configDigest SHA-256 of the configuration
 * @param bytes the artifact's length
 * @param published when
 * @param by who published it
 */
public record Release(
    String app,
    int number,
    String digest,
    String artifactDigest,
    String configDigest,
    long bytes,
    Instant published,
    String by) {}
