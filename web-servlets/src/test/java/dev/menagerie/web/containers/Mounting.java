package dev.menagerie.web.containers;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.Set;
import java.util.function.Consumer;

/** Runs a piece of code where a container lets one register servlets. */
record Mounting(Consumer<ServletContext> code) implements ServletContainerInitializer {
  @Override
  public void onStartup(Set<Class<?>> classes, ServletContext context) {
    code.accept(context);
  }
}
