package dev.menagerie.web.votes.art;

/** An animal that sits for its portrait: all that chance decides is decided when it is made. */
interface Sitter {
  Drawing describe();

  void draw(Sheet sheet);
}
