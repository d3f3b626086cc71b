package dev.menagerie.standalone.check;

import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;

/** What kept an answer from coming, in words that say where to look. */
final class Trouble {
  private Trouble() {}

  /** Finishes a sentence that begins with what was asked. */
  static String of(Throwable failure) {
    if (find(failure, UnresolvedAddressException.class) != null) {
      return "failed: nobody knows a host of that name";
    }
    if (find(failure, HttpTimeoutException.class) != null) {
      return "failed: no answer in time";
    }
    if (find(failure, ConnectException.class) != null) {
      return "failed: connection refused; is the service running?";
    }
    if (find(failure, CertPathBuilderException.class) != null) {
      return "failed, TLS: no certificate that is trusted vouches for that of the service;"
          + " --cert-path names the file with one that does";
    }
    if (find(failure, CertificateException.class) != null
        || find(failure, SSLException.class) != null) {
      return "failed, TLS: " + innermost(failure);
    }
    return "failed: " + innermost(failure) + "; does it speak another protocol there?";
  }

  private static <T extends Throwable> T find(Throwable failure, Class<T> kind) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (kind.isInstance(each)) {
        return kind.cast(each);
      }
    }
    return null;
  }

  private static String innermost(Throwable failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return innermost.getMessage() == null ? innermost.toString() : innermost.getMessage();
  }
}
