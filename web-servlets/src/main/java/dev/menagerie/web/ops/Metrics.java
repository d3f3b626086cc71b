package dev.menagerie.web.ops;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The measurements of a process, in Prometheus' form. The registry is made when somebody first asks
 * for it, so that a start-up, and a process that nobody watches, do not pay for it.
 */
public final class Metrics implements AutoCloseable {
  private final List<Consumer<MeterRegistry>> binders = new ArrayList<>();
  private PrometheusMeterRegistry registry;

  /** Metrics of the JVM, to which others may be bound. */
  public Metrics() {}

  /** Adds measurements: now if somebody watches already, else when somebody begins to. */
  public synchronized void bind(Consumer<MeterRegistry> binder) {
    binders.add(binder);
    if (registry != null) {
      binder.accept(registry);
    }
  }

  /** All measurements, in Prometheus' text form. */
  public String scrape() {
    return registry().scrape();
  }

  /** Stops measuring. */
  @Override
  public synchronized void close() {
    if (registry != null) {
      registry.close();
    }
  }

  private synchronized PrometheusMeterRegistry registry() {
    if (registry == null) {
      var fresh = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      new ClassLoaderMetrics().bindTo(fresh);
      new JvmMemoryMetrics().bindTo(fresh);
      new JvmThreadMetrics().bindTo(fresh);
      new ProcessorMetrics().bindTo(fresh);
      new FileDescriptorMetrics().bindTo(fresh);
      new UptimeMetrics().bindTo(fresh);
      binders.forEach(binder -> binder.accept(fresh));
      registry = fresh;
    }
    return registry;
  }
}
