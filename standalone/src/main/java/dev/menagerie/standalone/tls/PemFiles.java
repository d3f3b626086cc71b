package dev.menagerie.standalone.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * A certificate and its private key in two PEM files.
 *
 * @param certificate the certificate, and those that vouch for it after it
 * @param key the private key, unencrypted
 */
record PemFiles(Path certificate, Path key) {
  /** What can be told without reading them; it changes when one of them is replaced. */
  record State(FileTime certificateTime, long certificateSize, FileTime keyTime, long keySize) {}

  /** Looks at the files. */
  State state() throws IOException {
    return new State(
        Files.getLastModifiedTime(certificate),
        Files.size(certificate),
        Files.getLastModifiedTime(key),
        Files.size(key));
  }
}
