/** The contracts of Menagerie, group commit and the store SPI. Depends on nothing but the JDK. */
module dev.menagerie.core {
  exports dev.menagerie.accounts;
  exports dev.menagerie.batch;
  exports dev.menagerie.messages;
  exports dev.menagerie.procedures;
  exports dev.menagerie.store;
  exports dev.menagerie.surveys;
  exports dev.menagerie.votes;

  uses dev.menagerie.store.StoresProvider;
}
