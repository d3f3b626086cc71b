package dev.menagerie.standalone.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes files and folders that only their owner may read, where the file system knows of that. */
public final class OwnerOnly {
  private static final FileAttribute<?>[] NONE = {};

  private OwnerOnly() {}

  /** The attributes with which to make a file at a path. */
  public static FileAttribute<?>[] file(Path path) {
    return attributes(path, "rw-------");
  }

  /** Makes a folder and those above it; one that exists is left as it is. */
  public static Path folder(Path path) throws IOException {
    // A link to a folder is as good as a folder, which createDirectories does not think.
    return Files.isDirectory(path)
        ? path
        : Files.createDirectories(path, attributes(path, "rwx------"));
  }

  private static FileAttribute<?>[] attributes(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : NONE;
  }
}
