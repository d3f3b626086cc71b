package dev.menagerie.standalone.jar;

/** On the embedded database, which lies in the data folder unless said otherwise. */
class KillNineH2IT extends KillNine {
  @Override
  String[] store() {
    return new String[0];
  }
}
