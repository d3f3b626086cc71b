package dev.menagerie.surveys;

import static java.util.Objects.requireNonNull;

import dev.menagerie.store.Check;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One question of a survey as a store sees it: a column and the kind of value in it.
 *
 * @param id the column's name, 1 to 40 of {@code a-z 0-9 _} beginning with a letter; {@code id},
 *     {@code at} and {@code seq} are taken
 * @param kind what an answer looks like
 */
public record Question(String id, Kind kind) {
  static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  static final String IDENTIFIER_IN_WORDS = "1 to 40 of a-z, 0-9 and _, beginning with a letter";
  private static final Set<String> TAKEN = Set.of("id", "at", "seq");

  /** What an answer looks like. */
  public enum Kind {
    /** Any text. */
    TEXT,
    /** A decimal number. */
    NUMBER {
      @Override
      public boolean fits(String answer) {
        return DECIMAL.matcher(answer).matches();
      }

      @Override
      public boolean isAmong(String wanted, String answer) {
        return fits(wanted)
            && fits(answer)
            && new BigDecimal(wanted).compareTo(new BigDecimal(answer)) == 0;
      }
    },
    /** A day, as {@code 2026-12-01}. */
    DATE {
      @Override
      public boolean fits(String answer) {
        try {
          return DAY.matcher(answer).matches() && LocalDate.parse(answer).getYear() > 0;
        } catch (DateTimeException e) {
          return false;
        }
      }
    },
    /** Several texts with {@value #BETWEEN} between them; each is counted by itself. */
    LIST {
      @Override
      public List<String> parts(String answer) {
        return List.of(answer.split(BETWEEN, -1));
      }
    };

    /** What stands between the texts of a {@link #LIST}. */
    public static final String BETWEEN = "; ";

    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,1000}(\\.[0-9]{1,1000})?");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /**
     * Whether a text is an answer of this kind. Stores let no other in; but where somebody else
     * wrote into a column of texts, any text may be found.
     */
    public boolean fits(String answer) {
      return true;
    }

    /** What an answer consists of, where each part counts by itself. */
    public List<String> parts(String answer) {
      return List.of(answer);
    }

    /** Whether what is wanted is among the parts of an answer, numbers however they are written. */
    public boolean isAmong(String wanted, String answer) {
      return parts(answer).contains(wanted);
    }
  }

  /** Refuses what does not fit the fields' descriptions. */
  public Question {
    Check.key("question id", id, IDENTIFIER, IDENTIFIER_IN_WORDS);
    if (TAKEN.contains(id)) {
      throw new IllegalArgumentException("question id must not be one of " + TAKEN);
    }
    requireNonNull(kind, "kind");
  }
}
