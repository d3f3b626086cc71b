package dev.menagerie.platform.repository;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * The folder that an archive is unpacked into, which nothing leaves.
 *
 * <p>A name is taken apart rather than looked up: each of its folders must be a real one, so no
 * link that came with the archive can lead an entry elsewhere. A link may go up only at its
 * beginning and not above the folder; since it never goes up after it went down, no other link on
 * its way can turn it outward.
 */
final class TarFolder {
  private final Path root;

  TarFolder(Path root) throws IOException {
    this.root = root.toRealPath();
  }

  void folder(String name) throws IOException {
    Path path = inside(name);
    if (!path.equals(root)) {
      makeFolders(path, name);
    }
  }

  void file(String name, int mode, InputStream in, long size) throws IOException {
    Path path = fresh(name);
    try (var out = Files.newOutputStream(path)) {
      byte[] buffer = new byte[1 << 16];
      for (long left = size; left > 0; ) {
        int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (read < 0) {
          throw new EOFException();
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
    if ((mode & 0111) != 0) {
      makeExecutable(path);
    }
  }

  void symbolicLink(String name, String target) throws IOException {
    Path path = fresh(name);
    Path leads = Path.of(target);
    boolean down = false;
    for (Path part : leads) {
      boolean up = part.toString().equals("..");
      if (up && down) {
        throw leaves(name, "links to '" + target + "', which goes down and up again");
      }
      down |= !up;
    }
    if (leads.isAbsolute() || !path.getParent().resolve(leads).normalize().startsWith(root)) {
      throw leaves(name, "links to '" + target + "', which lies outside the archive");
    }
    Files.createSymbolicLink(path, leads);
  }

  void hardLink(String name, String target) throws IOException {
    Path path = fresh(name);
    Path existing = inside(target);
    requireRealFolders(existing, name);
    if (!Files.isRegularFile(existing, NOFOLLOW_LINKS)) {
      throw leaves(name, "links to '" + target + "', which is no file of the archive");
    }
    Files.createLink(path, existing);
  }

  /** Where an entry goes; what an earlier entry put there is gone, its folders are there. */
  private Path fresh(String name) throws IOException {
    Path path = inside(name);
    if (path.equals(root)) {
      throw leaves(name, "is the folder itself");
    }
    makeFolders(path.getParent(), name);
    if (Files.isDirectory(path, NOFOLLOW_LINKS)) {
      throw leaves(name, "is a folder and a file at once");
    }
    Files.deleteIfExists(path);
    return path;
  }

  private Path inside(String name) {
    if (name.isEmpty() || name.startsWith("/") || name.indexOf('\0') >= 0) {
      throw leaves(name, "must be a relative name");
    }
    for (String part : name.split("/", -1)) {
      if (part.equals("..")) {
        throw leaves(name, "must not hold '..'");
      }
    }
    return root.resolve(name).normalize();
  }

  private void makeFolders(Path folder, String name) throws IOException {
    requireRealFolders(folder, name);
    Files.createDirectories(folder);
  }

  private void requireRealFolders(Path path, String name) {
    Path at = root;
    for (Path part : root.relativize(path)) {
      at = at.resolve(part);
      if (Files.isSymbolicLink(at)) {
        throw leaves(name, "lies beneath the link '" + root.relativize(at) + "'");
      }
    }
  }

  private static void makeExecutable(Path path) throws IOException {
    var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    Set<PosixFilePermission> permissions = view.readAttributes().permissions();
    permissions.add(PosixFilePermission.OWNER_EXECUTE);
    view.setPermissions(permissions);
  }

  private static BadArchiveException leaves(String name, String why) {
    return new BadArchiveException("the archive is refused: its entry '" + name + "' " + why);
  }
}
