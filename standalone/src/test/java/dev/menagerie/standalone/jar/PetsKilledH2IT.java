package dev.menagerie.standalone.jar;

/** On the embedded database, which lies in the data folder unless said otherwise. */
class PetsKilledH2IT extends PetsKilled {
  @Override
  String[] store() {
    return new String[0];
  }
}
