package dev.menagerie.platform.control;

import dev.menagerie.platform.Refusal;
import dev.menagerie.platform.repository.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.util.regex.Pattern;

/** Files on their way into a release, named by their digest, and kept only if it is right. */
final class Uploads {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private final Path folder;

  Uploads(Path folder) {
    this.folder = folder;
  }

  void receive(String digest, InputStream content) {
    try {
      Path arriving = Files.createTempFile(folder, "arriving", "");
      try {
        var in = new DigestInputStream(content, Digests.sha256());
        Files.copy(in, arriving, StandardCopyOption.REPLACE_EXISTING);
        String arrived = Digests.hex(in.getMessageDigest());
        if (!arrived.equals(digest)) {
          throw Refusal.bad("what arrived has the SHA-256 " + arrived + ", not " + digest);
        }
        Files.move(arriving, file(digest), StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(arriving);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the upload could not be stored", e);
    }
  }

  Path get(String digest) {
    Path file = file(digest == null ? "" : digest);
    if (!Files.exists(file)) {
      throw Refusal.missing("nothing with the SHA-256 " + digest + " was uploaded");
    }
    return file;
  }

  void forget(String digest) {
    try {
      Files.deleteIfExists(file(digest));
    } catch (IOException e) {
      throw new UncheckedIOException("an upload could not be removed", e);
    }
  }

  private Path file(String digest) {
    if (!DIGEST.matcher(digest).matches()) {
      throw Refusal.bad("'" + digest + "' must be a SHA-256 in hexadecimal");
    }
    return folder.resolve(digest);
  }
}
