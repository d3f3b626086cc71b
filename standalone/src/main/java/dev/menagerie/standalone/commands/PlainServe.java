package dev.menagerie.standalone.commands;

import dev.menagerie.standalone.settings.Setting;
import dev.menagerie.standalone.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of an ordinary {@code serve}, read without picocli, whose classes take a good part
 * of the time to the first request: they are too old for class data archives. Whatever is not
 * ordinary (help, another command, a flag that does not exist) is left to picocli, which then says
 * what there is to say.
 *
 * @param flags the values of flags by their names without dashes
 * @param apps what to serve
 */
record PlainServe(Map<String, String> flags, List<String> apps) {

  /** Reads arguments; empty if they are not those of an ordinary {@code serve}. */
  static Optional<PlainServe> read(List<String> arguments) {
    var flags = new HashMap<String, String>();
    var apps = new ArrayList<String>();
    boolean commanded = false;
    for (Iterator<String> each = arguments.iterator(); each.hasNext(); ) {
      String argument = each.next();
      if (argument.startsWith("--")) {
        if (!readFlag(argument.substring(2), each, flags)) {
          return Optional.empty();
        }
      } else if (commanded && !argument.startsWith("-")) {
        apps.add(argument);
      } else if (argument.equals("serve")) {
        commanded = true;
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new PlainServe(flags, apps));
  }

  /** Reads {@code name=value}, or a name and what follows it; false if it is not that simple. */
  private static boolean readFlag(
      String text, Iterator<String> following, Map<String, String> flags) {
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    Optional<Setting<?>> setting =
        Settings.all().stream().filter(each -> each.name().equals(name)).findFirst();
    if (setting.isEmpty()) {
      return false;
    }
    String value;
    if (setting.get().kind().placeholder().isEmpty()) {
      value = equals < 0 ? "true" : "";
    } else if (equals >= 0) {
      value = text.substring(equals + 1);
    } else {
      value = following.hasNext() ? following.next() : "";
    }
    boolean simple = !value.isEmpty() && !value.startsWith("-");
    return simple && flags.putIfAbsent(name, value) == null;
  }
}
