package dev.menagerie.standalone.settings;

/** What was asked for makes no sense; the message names the setting, the value, what is allowed. */
public final class BadSettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong with what was asked for, as a sentence. */
  public BadSettingException(String message) {
    super(message);
  }

  /** Says the same, and what found it out. */
  public BadSettingException(String message, Throwable cause) {
    super(message, cause);
  }
}
