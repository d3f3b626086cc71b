package dev.menagerie.web.votes.art;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of animals that can be drawn. */
public enum Animal {
  /** Tabby, tortie, tuxedo, calico, colourpoint, plain. */
  CAT("cats?|kittens?|kitty|kitties"),
  /** With ears that stand, hang or fold, patches and spots. */
  DOG("dogs?|puppy|puppies|hounds?"),
  /** Blue, humpback, sperm, killer, white. */
  WHALE("whales?|orcas?"),
  /** Kings, little ones, chicks, with scarves. */
  PENGUIN("penguins?"),
  /** Whatever somebody votes for that is none of these. */
  CREATURE("(?!)");

  private final Pattern word;

  Animal(String words) {
    word =
        Pattern.compile(
            "\\b(?:" + words + ")\\b", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
  }

  /** The animal that a label speaks of, as in {@code Cats}; else a creature that nobody knows. */
  public static Animal of(String label) {
    return Arrays.stream(values())
        .filter(animal -> animal.word.matcher(label).find())
        .findFirst()
        .orElse(CREATURE);
  }

  /** Finds one by its name in lower case. */
  public static Optional<Animal> byName(String name) {
    return Arrays.stream(values()).filter(animal -> animal.toString().equals(name)).findFirst();
  }

  /** Who is drawn from a seed. */
  public Drawing describe(long seed) {
    return sitter(new Dice(seed)).describe();
  }

  /** Draws the animal of a seed: an SVG document, always the same for the same seed. */
  public byte[] draw(long seed) {
    var sheet = new Sheet();
    Sitter one = sitter(new Dice(seed));
    one.draw(sheet);
    return sheet.finish(one.describe()).getBytes(UTF_8);
  }

  private Sitter sitter(Dice dice) {
    return switch (this) {
      case CAT -> new Cat(dice);
      case DOG -> new Dog(dice);
      case WHALE -> new Whale(dice);
      case PENGUIN -> new Penguin(dice);
      case CREATURE -> new Creature(dice);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
