package dev.menagerie.platform.repository;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Unpacks a {@code .tgz}: files, folders and links, with long names in GNU's and POSIX's way.
 *
 * <p>Nothing is written outside the folder: absolute names, names with {@code ..}, links that lead
 * out and entries beneath a link are refused, and so is what is neither file nor folder nor link.
 */
public final class TarGz {
  private static final long LARGEST = 4L << 30;
  private static final int MOST_ENTRIES = 200_000;
  private static final int LONGEST_NAME = 1 << 16;

  private final InputStream in;
  private final Map<String, String> attributes = new HashMap<>();
  private long unpacked;

  private TarGz(InputStream in) {
    this.in = in;
  }

  /**
   * Unpacks an archive into an existing folder.
   *
   * @throws BadArchiveException if the archive is broken, empty, too large, or would write outside
   *     the folder; what was unpacked before stays
   */
  public static void unpack(Path archive, Path folder) {
    try (var file = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
        var gzip = new GZIPInputStream(file, 1 << 16)) {
      new TarGz(gzip).entries(new TarFolder(folder));
    } catch (ZipException | EOFException e) {
      throw new BadArchiveException("the archive is broken: " + reason(e), e);
    } catch (IOException e) {
      throw new UncheckedIOException("the archive could not be unpacked: " + e.getMessage(), e);
    }
  }

  private static String reason(IOException e) {
    return e instanceof EOFException ? "it ends too early" : String.valueOf(e.getMessage());
  }

  private void entries(TarFolder folder) throws IOException {
    int entries = 0;
    for (TarHeader header = next(); header != null; header = next()) {
      if (++entries > MOST_ENTRIES) {
        throw new BadArchiveException("the archive holds more than " + MOST_ENTRIES + " entries");
      }
      entry(header, folder);
    }
    if (entries == 0) {
      throw new BadArchiveException("the archive is empty");
    }
  }

  private void entry(TarHeader header, TarFolder folder) throws IOException {
    switch (header.type()) {
      case 'x', 'g' -> readAttributes(text(header), header.type() == 'x');
      case 'L' -> attributes.put("path", withoutEnd(text(header)));
      case 'K' -> attributes.put("linkpath", withoutEnd(text(header)));
      default -> {
        String name = attributes.getOrDefault("path", header.name());
        String link = attributes.getOrDefault("linkpath", header.link());
        long size = size(header);
        attributes.clear();
        unpacked += size;
        if (unpacked > LARGEST) {
          throw new BadArchiveException("the archive holds more than " + LARGEST + " bytes");
        }
        switch (header.type()) {
          case '0', '7' -> folder.file(name, header.mode(), in, size);
          case '1' -> folder.hardLink(name, link);
          case '2' -> folder.symbolicLink(name, link);
          case '5' -> folder.folder(name);
          default ->
              throw new BadArchiveException(
                  "'" + name + "' is neither a file nor a folder nor a link");
        }
        skipPadding(size);
      }
    }
  }

  /** The next header; null at the end, which well-made archives mark with zeros. */
  private TarHeader next() throws IOException {
    byte[] block = in.readNBytes(TarHeader.LENGTH);
    if (block.length == 0) {
      return null;
    }
    if (block.length < TarHeader.LENGTH) {
      throw new EOFException();
    }
    for (byte b : block) {
      if (b != 0) {
        return TarHeader.read(block);
      }
    }
    in.transferTo(java.io.OutputStream.nullOutputStream());
    return null;
  }

  private long size(TarHeader header) {
    String larger = attributes.get("size");
    long size = larger == null ? header.size() : number(larger);
    boolean hasContent = header.type() == '0' || header.type() == '7';
    if (size < 0) {
      throw new BadArchiveException("the archive is broken: an entry has a negative length");
    }
    return hasContent ? size : 0;
  }

  private String text(TarHeader header) throws IOException {
    if (header.size() > LONGEST_NAME) {
      throw new BadArchiveException("the archive is broken: a name is longer than all that exist");
    }
    byte[] bytes = in.readNBytes((int) header.size());
    skipPadding(header.size());
    return new String(bytes, UTF_8);
  }

  /** POSIX's attributes: lines of "length name=value", the length counted with itself. */
  private void readAttributes(String records, boolean ofNextEntry) {
    byte[] bytes = records.getBytes(UTF_8);
    for (int at = 0; at < bytes.length && ofNextEntry; ) {
      int blank = at;
      while (blank < bytes.length && bytes[blank] != ' ') {
        blank++;
      }
      long length = number(new String(bytes, at, blank - at, UTF_8));
      if (length <= blank - at + 1 || length > bytes.length - at) {
        throw new BadArchiveException("the archive is broken: an attribute has a wrong length");
      }
      int rest = at + (int) length - blank - 2;
      String[] pair = new String(bytes, blank + 1, rest, UTF_8).split("=", 2);
      if (pair.length == 2) {
        attributes.put(pair[0], pair[1]);
      }
      at += (int) length;
    }
  }

  private static long number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw new BadArchiveException("the archive is broken: '" + digits + "' is no number", e);
    }
  }

  private void skipPadding(long size) throws IOException {
    in.skipNBytes((TarHeader.LENGTH - size % TarHeader.LENGTH) % TarHeader.LENGTH);
  }

  private static String withoutEnd(String name) {
    int end = name.indexOf('\0');
    return end < 0 ? name : name.substring(0, end);
  }
}
