package dev.menagerie.procedures;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

/** One change to the catalogue. */
public sealed interface Edit {
  /** The code concerned. */
  String code();

  /**
   * Adds a code that must not be there.
   *
   * @param procedure what to add
   */
  record Create(Procedure procedure) implements Edit {
    /** Refuses a missing procedure. */
    public Create {
      requireNonNull(procedure, "procedure");
    }

    @Override
    public String code() {
      return procedure.code();
    }
  }

  /**
   * Sets what a code stands for, adding the code if it is not there.
   *
   * @param procedure what to set
   * @param expected if present, the version that the row must have: so nobody overwrites what they
   *     did not see, and a code that is not there is not added
   */
  record Replace(Procedure procedure, OptionalLong expected) implements Edit {
    /** Refuses {@code null}s. */
    public Replace {
      requireNonNull(procedure, "procedure");
      requireNonNull(expected, "expected");
    }

    @Override
    public String code() {
      return procedure.code();
    }
  }

  /**
   * Removes a code.
   *
   * @param code the code
   * @param expected if present, the version that the row must have
   */
  record Delete(String code, OptionalLong expected) implements Edit {
    /** Refuses a code that cannot be one. */
    public Delete {
      Procedure.checkCode(code);
      requireNonNull(expected, "expected");
    }
  }
}
