package dev.menagerie.web.pages;

import freemarker.core.HTMLOutputFormat;
import freemarker.ext.beans.BeansWrapper;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.util.Optional;

/**
 * What a template sees of its model: maps, lists, texts, numbers and the components of records, but
 * no methods. An empty {@code Optional} is a missing value; an {@link Svg} is markup already.
 */
final class ModelWrapper extends DefaultObjectWrapper {

  ModelWrapper() {
    super(TemplateEngine.VERSION);
    setExposureLevel(BeansWrapper.EXPOSE_PROPERTIES_ONLY);
    writeProtect();
  }

  @Override
  public TemplateModel wrap(Object value) throws TemplateModelException {
    if (value instanceof Optional<?> optional) {
      return super.wrap(optional.orElse(null));
    }
    if (value instanceof Svg svg) {
      return HTMLOutputFormat.INSTANCE.fromMarkup(svg.markup());
    }
    return super.wrap(value);
  }
}
