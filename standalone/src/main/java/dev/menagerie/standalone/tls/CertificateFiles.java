package dev.menagerie.standalone.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.menagerie.standalone.files.DataFolder;
import dev.menagerie.standalone.files.OwnerOnly;
import dev.menagerie.standalone.settings.BadSettingException;
import dev.menagerie.standalone.settings.Configuration;
import dev.menagerie.standalone.settings.Setting;
import dev.menagerie.standalone.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the files with certificate and key, and makes them if nobody has. */
public final class CertificateFiles {
  private final Configuration configuration;
  private final DataFolder data;

  /** Those that the settings name, else those in the data folder. */
  public CertificateFiles(Configuration configuration, DataFolder data) {
    this.configuration = configuration;
    this.data = data;
  }

  /**
   * The files, which exist when this returns.
   *
   * @throws BadSettingException if only one of two is there, or they cannot be made
   */
  PemFiles findOrMake() {
    Optional<Path> certificate = configuration.find(Settings.CERT);
    Optional<Path> key = configuration.find(Settings.KEY);
    if (certificate.isPresent() != key.isPresent()) {
      throw new BadSettingException(
          "--cert and --key belong together, but only "
              + configuration.saidBy(certificate.isPresent() ? Settings.CERT : Settings.KEY)
              + " is given");
    }
    return certificate.isPresent()
        ? new PemFiles(
            readable(Settings.CERT, certificate.get()), readable(Settings.KEY, key.orElseThrow()))
        : own();
  }

  private Path readable(Setting<Path> setting, Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new BadSettingException(
          configuration.saidBy(setting) + " is '" + file + "', but must be a readable PEM file");
    }
    return file;
  }

  private PemFiles own() {
    Path folder = data.ready().resolve("certs");
    var files = new PemFiles(folder.resolve("localhost.crt"), folder.resolve("localhost.key"));
    boolean certificateExists = Files.exists(files.certificate());
    if (certificateExists != Files.exists(files.key())) {
      Path there = certificateExists ? files.certificate() : files.key();
      Path missing = certificateExists ? files.key() : files.certificate();
      throw new BadSettingException(
          "There is "
              + there
              + " but no "
              + missing.getFileName()
              + "; put it back, or remove the other too and both are made anew");
    }
    if (!certificateExists) {
      make(folder, files);
    }
    return files;
  }

  private void make(Path folder, PemFiles files) {
    try {
      OwnerOnly.folder(folder);
      var fresh = SelfSigned.make(names(), Instant.now());
      write(files.key(), "PRIVATE KEY", fresh.key().getEncoded());
      write(files.certificate(), "CERTIFICATE", fresh.certificate().getEncoded());
    } catch (IllegalArgumentException e) {
      throw new BadSettingException(
          configuration.saidBy(Settings.CERT_NAMES) + ": " + e.getMessage(), e);
    } catch (IOException | CertificateEncodingException e) {
      throw new BadSettingException("A certificate cannot be written into " + folder + ": " + e, e);
    }
  }

  private Set<String> names() {
    var names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "::1"));
    try {
      names.add(InetAddress.getLocalHost().getHostName());
    } catch (UnknownHostException e) {
      // A host that does not know its own name is reached by another.
    }
    configuration.find(Settings.CERT_NAMES).ifPresent(names::addAll);
    return names;
  }

  /** A file is never seen half written. */
  private static void write(Path file, String label, byte[] der) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    String pem = "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    Files.createFile(draft, OwnerOnly.file(draft));
    Files.write(draft, pem.getBytes(US_ASCII));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
