package dev.menagerie.web.pages;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.util.Optional;

/**
 * What a template sees of its model: maps, lists, texts, numbers and the components of public
 * records, but no methods. An empty {@code Optional} is a missing value; an {@link Svg} is markup
 * already. Anything else has no business in a model and fails the page.
 */
final class ModelWrapper extends DefaultObjectWrapper {

  ModelWrapper() {
    super(TemplateEngine.VERSION);
    writeProtect();
  }

  @Override
  public TemplateModel wrap(Object value) throws TemplateModelException {
    return value instanceof Optional<?> optional
        ? super.wrap(optional.orElse(null))
        : super.wrap(value);
  }

  @Override
  protected TemplateModel handleUnknownType(Object value) throws TemplateModelException {
    if (value instanceof Svg svg) {
      return HTMLOutputFormat.INSTANCE.fromMarkup(svg.markup());
    }
    if (value instanceof Record values) {
      return new RecordModel(values, this);
    }
    throw new TemplateModelException(
        "a template cannot show a " + value.getClass().getName() + "; give it a text or a record");
  }
}
