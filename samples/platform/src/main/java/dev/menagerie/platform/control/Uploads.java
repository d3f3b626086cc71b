package dev.menagerie.platform.control;

import dev.menagerie.platform.Refusal;
import dev.menagerie.platform.deploy.Folders;
import dev.menagerie.platform.repository.Digests;
import dev.menagerie.platform.state.DurableFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Files on their way into a release, named by their digest, and kept only if it is right. Two who
 * publish at once may send the same file, which then stays until both have used it.
 */
final class Uploads {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private final Path folder;
  private final Map<String, Integer> users = new HashMap<>();

  /** Begins with an empty folder: what is still there, nobody is going to use. */
  Uploads(Path folder) {
    DurableFiles.deleteFolder(folder);
    this.folder = Folders.made(folder);
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
        keep(arriving, digest);
      } finally {
        Files.deleteIfExists(arriving);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the upload could not be stored", e);
    }
  }

  private synchronized void keep(Path arrived, String digest) throws IOException {
    Files.move(arrived, file(digest), StandardCopyOption.REPLACE_EXISTING);
    users.merge(digest, 1, Integer::sum);
  }

  Path get(String digest) {
    Path file = file(digest == null ? "" : digest);
    if (!Files.exists(file)) {
      throw Refusal.missing("nothing with the SHA-256 " + digest + " was uploaded");
    }
    return file;
  }

  /** Tells that one of those who sent a file needs it no longer. */
  synchronized void forget(String digest) {
    if (users.computeIfPresent(digest, (same, left) -> left > 1 ? left - 1 : null) == null) {
      DurableFiles.delete(file(digest));
    }
  }

  private Path file(String digest) {
    if (!DIGEST.matcher(digest).matches()) {
      throw Refusal.bad("'" + digest + "' must be a SHA-256 in hexadecimal");
    }
    return folder.resolve(digest);
  }
}
