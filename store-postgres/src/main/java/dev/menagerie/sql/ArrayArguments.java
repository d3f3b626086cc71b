package dev.menagerie.sql;

import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * Binds Java arrays as arrays of the database. JDBI can do that too, but looks at each element, for
 * which a batch has no time, and makes {@code Object[]} of {@code byte[][]}, of which PostgreSQL's
 * driver makes nothing.
 */
final class ArrayArguments implements ArgumentFactory {
  private final Map<Class<?>, String> elementTypes;

  /**
   * Binds arrays of texts, bytes and numbers.
   *
   * @param textType what the database calls a text
   * @param bytesType what it calls bytes
   */
  ArrayArguments(String textType, String bytesType) {
    elementTypes =
        Map.of(
            String[].class,
            textType,
            byte[][].class,
            bytesType,
            Long[].class,
            "bigint",
            Integer[].class,
            "integer");
  }

  @Override
  public Optional<Argument> build(Type type, Object value, ConfigRegistry config) {
    return value instanceof Object[] array
        ? Optional.ofNullable(elementTypes.get(value.getClass())).map(t -> argument(t, array))
        : Optional.empty();
  }

  private static Argument argument(String elementType, Object[] array) {
    return (position, statement, context) ->
        statement.setArray(position, statement.getConnection().createArrayOf(elementType, array));
  }
}
