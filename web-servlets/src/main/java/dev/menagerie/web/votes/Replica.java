package dev.menagerie.web.votes;

import java.util.List;

/**
 * A name and a colour by which people tell one instance from another, when a load balancer sends
 * them here and there.
 *
 * @param name as in {@code Amber Otter}
 * @param colour as CSS writes it
 */
public record Replica(String name, String colour) {
  private static final List<String> COLOURS =
      List.of(
          "Amber #c77d0a",
          "Coral #d9583b",
          "Rose #c9476f",
          "Plum #87569c",
          "Indigo #5661b3",
          "Sky #2f7fa8",
          "Teal #1f8a83",
          "Fern #3f8a4f",
          "Olive #75802a",
          "Sienna #a35a36");
  private static final List<String> ANIMALS =
      List.of(
          "Otter", "Badger", "Heron", "Lynx", "Puffin", "Marten", "Hare", "Robin", "Beaver",
          "Gecko", "Raven", "Seal", "Newt", "Finch", "Stoat", "Tapir", "Ibex");

  /** The name and colour of an instance: always the same for the same instance. */
  static Replica of(String instance) {
    int hash = (instance + " " + ProcessHandle.current().pid()).hashCode() * 0x9E3779B9;
    String[] colour = COLOURS.get(Math.floorMod(hash >>> 16, COLOURS.size())).split(" ", 2);
    return new Replica(
        colour[0] + " " + ANIMALS.get(Math.floorMod(hash, ANIMALS.size())), colour[1]);
  }
}
