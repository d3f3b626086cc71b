package dev.menagerie.web.pages;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;

/**
 * What every page of one server says about it in header and footer.
 *
 * @param version the program's version, as in {@code 0.1.0}
 * @param instance the name under which this process is known: container, host or pod
 * @param links where the header leads, left to right
 */
public record Site(String version, String instance, List<Link> links) {
  /** Keeps the links as they are now. */
  public Site {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(instance, "instance");
    links = List.copyOf(links);
  }

  /** A site without links, whose instance is called as its host is. */
  public static Site ofThisProcess(String version) {
    try {
      return new Site(version, InetAddress.getLocalHost().getHostName(), List.of());
    } catch (UnknownHostException e) {
      return new Site(version, "localhost", List.of());
    }
  }

  /** The same site, whose header leads elsewhere. */
  public Site leadingTo(List<Link> others) {
    return new Site(version, instance, others);
  }
}
