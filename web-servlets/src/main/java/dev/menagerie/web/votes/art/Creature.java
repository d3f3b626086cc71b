package dev.menagerie.web.votes.art;

/** The friendly creature that stands for whatever has no picture of its own. */
final class Creature implements Sitter {
  private final String fur;

  Creature(Dice dice) {
    fur = dice.one("#8e6bbf", "#4f9d8f", "#d77a52");
  }

  @Override
  public Drawing describe() {
    return new Drawing("Bo", "a friendly creature");
  }

  @Override
  public void draw(Sheet sheet) {
    sheet.add("<rect width=\"400\" height=\"400\" fill=\"#f3ead8\"/>");
    sheet.add("<circle cx=\"200\" cy=\"220\" r=\"120\" fill=\"%\"/>", fur);
  }
}
