package dev.menagerie.embedding;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.startup.Tomcat;

/** Menagerie in a Tomcat, by nothing but a {@code web.xml}: see {@code src/main/webapp}. */
public final class InTomcat {
  private InTomcat() {}

  /** Starts it; a port of 0 takes a free one. */
  public static Tomcat start(Path webapp, int port) throws Exception {
    var tomcat = new Tomcat();
    tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
    tomcat.setPort(port);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    tomcat
        .addWebapp("/menagerie", webapp.toAbsolutePath().toString())
        .setParentClassLoader(InTomcat.class.getClassLoader());
    tomcat.start();
    return tomcat;
  }

  /** Serves {@code http://localhost:8080/menagerie/} until it is stopped. */
  public static void main(String[] args) throws Exception {
    start(Path.of("src/main/webapp"), 8080).getServer().await();
  }
}
