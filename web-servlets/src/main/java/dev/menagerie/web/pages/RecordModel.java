package dev.menagerie.web.pages;

import freemarker.template.ObjectWrapper;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.lang.reflect.RecordComponent;

/**
 * A record as a template sees it: its components by name and nothing else. FreeMarker's own way
 * would expose every method, and drag in {@code java.desktop} to find them.
 */
record RecordModel(Record value, ObjectWrapper wrapper) implements TemplateHashModel {

  @Override
  public TemplateModel get(String key) throws TemplateModelException {
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      if (component.getName().equals(key)) {
        return wrapper.wrap(read(component));
      }
    }
    return null;
  }

  @Override
  public boolean isEmpty() {
    return false;
  }

  private Object read(RecordComponent component) throws TemplateModelException {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new TemplateModelException(
          component + " of " + value.getClass().getName() + " could not be read", e);
    }
  }
}
