package dev.menagerie.web.pages;

import dev.menagerie.store.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** A file that pages refer to, ready to be sent; its URL name changes whenever its bytes do. */
public final class Asset {

  static final int FINGERPRINT_LENGTH = 12;

  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css;charset=utf-8",
          "js", "text/javascript;charset=utf-8",
          "svg", "image/svg+xml");

  private final String fileName;
  private final String contentType;
  private final byte[] bytes;
  private final byte[] gzipped;

  Asset(String name, byte[] bytes) {
    int dot = name.lastIndexOf('.');
    this.fileName = name.substring(0, dot) + "-" + fingerprint(bytes) + name.substring(dot);
    this.contentType = TYPES.get(name.substring(dot + 1));
    this.bytes = bytes.clone();
    this.gzipped = gzip(bytes);
  }

  /** The name with the fingerprint in it, as in {@code menagerie-0f3a9c1b2d4e.css}. */
  public String fileName() {
    return fileName;
  }

  /** For the {@code Content-Type} header. */
  public String contentType() {
    return contentType;
  }

  /** The file itself; a copy, which the caller may keep. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The same for a client that accepts {@code gzip}; a copy, which the caller may keep. */
  public byte[] gzipped() {
    return gzipped.clone();
  }

  private static String fingerprint(byte[] bytes) {
    return Sha256.hex(bytes).substring(0, FINGERPRINT_LENGTH);
  }

  private static byte[] gzip(byte[] bytes) {
    var compressed = new ByteArrayOutputStream(bytes.length / 2);
    try (var gzip = new GZIPOutputStream(compressed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory does not fail", e);
    }
    return compressed.toByteArray();
  }
}
