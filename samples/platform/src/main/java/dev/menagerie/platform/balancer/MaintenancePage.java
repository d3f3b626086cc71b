package dev.menagerie.platform.balancer;

/** What visitors see while an app is being worked on. It refers to nothing outside itself. */
public final class MaintenancePage {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>Back soon</title>
      </head>
      <body>
        <h1>Back soon</h1>
        <p>%s</p>
      </body>
      </html>
      """;

  private MaintenancePage() {}

  /** The page with a message, which is plain text. */
  public static String of(String message) {
    return PAGE.formatted(
        message
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;"));
  }
}
