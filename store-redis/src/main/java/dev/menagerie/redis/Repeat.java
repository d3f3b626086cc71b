package dev.menagerie.redis;

/** Whether a command may be sent again when the connection broke before its answer. */
enum Repeat {
  /** Doing it twice is the same as once, and gives an answer as good. */
  HARMLESS,
  /** Doing it twice is not. */
  NEVER
}
