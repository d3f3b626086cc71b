package dev.menagerie.consul;

import dev.menagerie.votes.Ballot;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Ballots as they are kept, fit to be read by people. A voter's own key holds {@code cats Bob}. A
 * group's key has a line for each voter, {@code a91bvt0c63hk4q2d cats Bob}, which begins with the
 * voter's secret. Neither secret nor option has a space, so all that follows is the name, whatever
 * it is; in a line, what would end it is written {@code \n} or {@code \r}, and a backslash twice.
 */
final class BallotText {
  private static final String LINE_END = "\n";

  private BallotText() {}

  /** The text of a page. */
  static String of(Page page) {
    if (!Keys.isOfGroup(page.key())) {
      return page.ballots().values().stream().map(BallotText::alone).collect(Collectors.joining());
    }
    var text = new StringBuilder();
    page.ballots().values().forEach(ballot -> text.append(line(ballot)).append(LINE_END));
    return text.toString();
  }

  /** What a ballot adds to the text of its page. */
  static String of(String key, Ballot ballot) {
    return Keys.isOfGroup(key) ? line(ballot) + LINE_END : alone(ballot);
  }

  /** Reads the ballots that lie in a key. */
  static Collection<Ballot> read(Trip trip, String poll, Entry entry) {
    String text = entry.value();
    try {
      return Keys.isOfGroup(entry.key())
          ? text.lines().map(line -> readLine(poll, entry.name(), line)).toList()
          : List.of(readAlone(poll, entry.name(), text));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw trip.broken(entry.key() + " holds no ballot but '" + text + "'.", e);
    }
  }

  private static String alone(Ballot ballot) {
    return ballot.option() + " " + ballot.name();
  }

  private static String line(Ballot ballot) {
    String secret = ballot.voter().substring(ballot.voter().indexOf('-') + 1);
    return secret + " " + ballot.option() + " " + escaped(ballot.name());
  }

  private static Ballot readLine(String poll, String group, String line) {
    int space = line.indexOf(' ');
    String voter = group + "-" + line.substring(0, space);
    return readAlone(poll, voter, unescaped(line.substring(space + 1)));
  }

  private static Ballot readAlone(String poll, String voter, String text) {
    int space = text.indexOf(' ');
    return new Ballot(poll, voter, text.substring(0, space), text.substring(space + 1));
  }

  private static String escaped(String name) {
    return name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static String unescaped(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    var name = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      name.append(c == '\\' ? meant(text.charAt(++i)) : c);
    }
    return name.toString();
  }

  private static char meant(char escaped) {
    return switch (escaped) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      default -> escaped;
    };
  }
}
