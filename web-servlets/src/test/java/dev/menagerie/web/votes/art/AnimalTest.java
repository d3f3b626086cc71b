package dev.menagerie.web.votes.art;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.HashSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnimalTest {
  private static final int MANY = 300;

  @ParameterizedTest
  @EnumSource
  void theSameSeedGivesTheSameAnimal(Animal animal) {
    for (long seed : new long[] {0, 1, 1234, 999_999_999_999_999_999L}) {
      byte[] first = animal.draw(seed);
      Drawing described = animal.describe(seed);
      assertThat(animal.draw(seed)).isEqualTo(first);
      assertThat(animal.describe(seed)).isEqualTo(described);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyDrawingIsWellFormedAndHasNoHoles(Animal animal) throws Exception {
    var parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    for (long seed = 0; seed < MANY; seed++) {
      byte[] svg = animal.draw(seed);
      assertThat(parser.parse(new ByteArrayInputStream(svg)).getDocumentElement().getTagName())
          .isEqualTo("svg");
      assertThat(new String(svg, UTF_8)).doesNotContain("NaN", "null", "Infinity", "style=");
    }
  }

  @ParameterizedTest
  @EnumSource
  void hardlyTwoAreAlike(Animal animal) {
    var drawings = new HashSet<String>();
    var looks = new HashSet<String>();
    for (long seed = 0; seed < MANY; seed++) {
      drawings.add(new String(animal.draw(seed), UTF_8));
      looks.add(animal.describe(seed).about());
    }
    assertThat(drawings).hasSizeGreaterThan(MANY * 9 / 10);
    assertThat(looks).hasSizeGreaterThan(20);
  }

  @Test
  void theTitleSaysWhatIsDrawn() {
    Drawing drawing = Animal.CAT.describe(7);
    assertThat(new String(Animal.CAT.draw(7), UTF_8))
        .contains("<title>" + drawing.name() + ", " + drawing.about() + "</title>");
  }

  @ParameterizedTest
  @CsvSource({
    "Cats, CAT",
    "kittens, CAT",
    "DOGS, DOG",
    "Puppies, DOG",
    "Whales, WHALE",
    "Penguins, PENGUIN",
    "Parrots, CREATURE",
    "Caterpillars, CREATURE",
    "?, CREATURE"
  })
  void aLabelNamesAnAnimal(String label, Animal animal) {
    assertThat(Animal.of(label)).isEqualTo(animal);
  }
}
