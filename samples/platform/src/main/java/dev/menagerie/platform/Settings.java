package dev.menagerie.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * How a platform is set up.
 *
 * @param home where its state lies
 * @param host where balancer, DNS and repository listen
 * @param balancerPort where apps are reached
 * @param dnsPort where names are asked for
 * @param repositoryPort where artifacts are fetched
 * @param controlPort where it is controlled, on the loopback address always
 * @param repository a folder of artifacts that is served as it is
 * @param forwardTo the DNS server that knows other names; empty to refuse them
 * @param nginx the nginx program that balances; empty for the built-in balancer
 * @param registry the Consul agent that is told of instances; empty for none
 * @param advertised where apps listen, by which other hosts reach them too
 * @param helloWorld whether hello-world is deployed where nothing ever was
 */
public record Settings(
    Path home,
    String host,
    int balancerPort,
    int dnsPort,
    int repositoryPort,
    int controlPort,
    Path repository,
    Optional<InetSocketAddress> forwardTo,
    Optional<Path> nginx,
    Optional<String> registry,
    String advertised,
    boolean helloWorld) {

  /** Which of all platforms this is; the same after a restart. */
  String identity() {
    String place = advertised + " " + home.toAbsolutePath();
    return UUID.nameUUIDFromBytes(place.getBytes(UTF_8)).toString().substring(0, 8);
  }
}
