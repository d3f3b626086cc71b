package dev.menagerie.platform.repository;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes archives, honest ones and others. */
public final class Tarball {
  private final ByteArrayOutputStream entries = new ByteArrayOutputStream();

  public Tarball file(String name, String content) {
    return file(name, content.getBytes(UTF_8));
  }

  public Tarball file(String name, byte[] content) {
    return entry(name, '0', "", content);
  }

  public Tarball link(String name, String target) {
    return entry(name, '2', target, new byte[0]);
  }

  public Tarball hardLink(String name, String target) {
    return entry(name, '1', target, new byte[0]);
  }

  public Tarball entry(String name, char type, String link, byte[] content) {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 100, "0000755");
    put(header, 124, String.format("%011o", content.length));
    put(header, 136, "00000000000");
    put(header, 148, "        ");
    header[156] = (byte) type;
    put(header, 157, link);
    put(header, 257, "ustar");
    put(header, 263, "00");
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    put(header, 148, String.format("%06o", sum));
    header[154] = 0;
    entries.writeBytes(header);
    entries.writeBytes(content);
    entries.writeBytes(new byte[(512 - content.length % 512) % 512]);
    return this;
  }

  public byte[] gzipped() {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(entries.toByteArray());
      gzip.write(new byte[1024]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public Path writeTo(Path file) {
    try {
      return Files.write(file, gzipped());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
