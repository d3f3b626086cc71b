package dev.menagerie.web.votes.art;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The kinds of animals that can be drawn. */
public enum Animal {
  /** Tabby, tortie, tuxedo, calico, colourpoint, plain. */
  CAT(Creature::new, "cat", "kitten", "kitty", "kitties"),
  /** With ears that stand, hang or fold, patches and spots. */
  DOG(Creature::new, "dog", "pupp", "hound"),
  /** Blue, humpback, sperm, killer, white. */
  WHALE(Creature::new, "whale", "orca"),
  /** Kings, little ones, chicks, with scarves. */
  PENGUIN(Creature::new, "penguin"),
  /** Whatever somebody votes for that is none of these. */
  CREATURE(Creature::new);

  private final Function<Dice, Sitter> sitter;
  private final List<String> words;

  Animal(Function<Dice, Sitter> sitter, String... words) {
    this.sitter = sitter;
    this.words = List.of(words);
  }

  /** The animal that a label speaks of, as in {@code Cats}; else a creature that nobody knows. */
  public static Animal of(String label) {
    String low = label.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(animal -> animal.words.stream().anyMatch(low::contains))
        .findFirst()
        .orElse(CREATURE);
  }

  /** Finds one by its name in lower case. */
  public static Optional<Animal> byName(String name) {
    return Arrays.stream(values()).filter(animal -> animal.toString().equals(name)).findFirst();
  }

  /** Who is drawn from a seed. */
  public Drawing describe(long seed) {
    return sitter.apply(new Dice(seed)).describe();
  }

  /** Draws the animal of a seed: an SVG document, always the same for the same seed. */
  public byte[] draw(long seed) {
    var sheet = new Sheet();
    Sitter one = sitter.apply(new Dice(seed));
    one.draw(sheet);
    return sheet.finish(one.describe()).getBytes(UTF_8);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
