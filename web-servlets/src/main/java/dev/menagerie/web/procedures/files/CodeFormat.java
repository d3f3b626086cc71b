package dev.menagerie.web.procedures.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.procedures.Procedure;
import dev.menagerie.web.http.CsvField;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The forms in which codes come and go. All are UTF-8. */
public enum CodeFormat {
  /** A header line {@code pxcode,procedure}, then a line for each code. */
  CSV("text/csv", "pxcode,procedure\r\n", "", "") {
    @Override
    public CodeReader reader(InputStream in) throws IOException {
      return new CsvReader(lines(in));
    }

    @Override
    public String row(Procedure procedure) {
      return CsvField.exact(procedure.code()) + "," + CsvField.exact(procedure.title()) + "\r\n";
    }
  },

  /** An array of objects; also a page of the API, with the array in {@code items}. */
  JSON("application/json", "[\n", ",\n", "\n]\n") {
    @Override
    public CodeReader reader(InputStream in) throws IOException {
      return new JsonCodeReader(in);
    }

    @Override
    public String row(Procedure procedure) {
      return JsonCodeReader.write(procedure);
    }
  },

  /** A JSON object on each line. */
  NDJSON("application/x-ndjson", "", "", "") {
    @Override
    public CodeReader reader(InputStream in) throws IOException {
      return JsonCodeReader.ofLines(lines(in));
    }

    @Override
    public String row(Procedure procedure) {
      return JsonCodeReader.write(procedure) + "\n";
    }
  },

  /** Statements that psql loads: {@code INSERT INTO "starter_pxcodes" …}. */
  SQL("application/sql", "", "", "") {
    @Override
    public CodeReader reader(InputStream in) throws IOException {
      return new SqlReader(lines(in));
    }

    @Override
    public String row(Procedure procedure) {
      return "INSERT INTO \"starter_pxcodes\" (\"pxcode\",\"procedure\") VALUES ('"
          + procedure.code().replace("'", "''")
          + "','"
          + procedure.title().replace("'", "''")
          + "');\n";
    }
  };

  private final String mediaType;
  private final String head;
  private final String between;
  private final String foot;

  CodeFormat(String mediaType, String head, String between, String foot) {
    this.mediaType = mediaType;
    this.head = head;
    this.between = between;
    this.foot = foot;
  }

  /** The format that a file's name ends with; empty if it is none. */
  public static Optional<CodeFormat> ofFile(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return ofName(ending.equals("jsonl") ? "ndjson" : ending);
  }

  /** The format of a name such as {@code csv}; empty if there is none. */
  public static Optional<CodeFormat> ofName(String name) {
    return Arrays.stream(values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  /** The format of a media type, parameters ignored; empty if there is none. */
  public static Optional<CodeFormat> ofMediaType(String type) {
    String bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(each -> each.mediaType.equals(bare)).findFirst();
  }

  /** Reads codes. */
  public abstract CodeReader reader(InputStream in) throws IOException;

  /** A row as it is written. */
  public abstract String row(Procedure procedure);

  /** What stands before the rows. */
  public String head() {
    return head;
  }

  /** What stands between two rows. */
  public String between() {
    return between;
  }

  /** What stands after the rows. */
  public String foot() {
    return foot;
  }

  /** The media type. */
  public String mediaType() {
    return mediaType;
  }

  private static FileLines lines(InputStream in) throws IOException {
    // A decoder of its own refuses what is no UTF-8 instead of repairing it.
    return new FileLines(new InputStreamReader(new ShortLines(in), UTF_8.newDecoder()));
  }
}
