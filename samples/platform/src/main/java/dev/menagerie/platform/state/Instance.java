package dev.menagerie.platform.state;

import java.time.Instant;

/**
 * One running process of an app. It is written down before it is started, so that one is never
 * forgotten: what runs is found again by process id and start time, or by the file to which the
 * process itself wrote its id.
 *
 * @param id unique in the app for ever, as in {@code hello-world.7}
 * @param version what it runs
 * @param role what it is there for
 * @param address where it listens
 * @param port where it listens
 * @param planned when it was decided to start it
 * @param pid its process; 0 until it is known
 * @param started when its process began, which tells it from a later one of the same id; null until
 *     it is known
 * @param restarts how many of its kind died before it, one after the other
 */
public record Instance(
    String id,
    Version version,
    Role role,
    String address,
    int port,
    Instant planned,
    long pid,
    Instant started,
    int restarts) {

  /** The same in another role. */
  public Instance in(Role other) {
    return new Instance(id, version, other, address, port, planned, pid, started, restarts);
  }

  /** The same, now that its process is known. */
  public Instance running(long process, Instant since) {
    return new Instance(id, version, role, address, port, planned, process, since, restarts);
  }
}
