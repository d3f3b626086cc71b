package dev.menagerie.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.web.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The description of the API for programs: whole in itself, and true of what is served. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogOpenApiTest {
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

  private SampleCatalogue catalogue;
  private Map<String, Object> document;

  @BeforeAll
  void read() throws Exception {
    catalogue = new SampleCatalogue(as -> as);
    String text = catalogue.get("/openapi.json").body();
    document = Json.readObject(text.getBytes(UTF_8));
  }

  @AfterAll
  void stop() {
    catalogue.close();
  }

  @Test
  void itIsOpenApi31AtTheAddressThatServesIt() {
    assertThat(document.get("openapi")).isEqualTo("3.1.0");
    assertThat(document.get("servers")).isEqualTo(List.of(Map.of("url", catalogue.address())));
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> references = references(document).toList();
    assertThat(references).isNotEmpty();
    for (String reference : references) {
      assertThat(at(reference)).as(reference).isNotNull();
    }
  }

  @Test
  void everyOperationHasANameOfItsOwnAndItsPathsParameters() {
    List<Object> names = new ArrayList<>();
    map(document.get("paths"))
        .forEach(
            (path, methods) -> {
              List<String> inPath =
                  PARAMETER.matcher(path).results().map(found -> found.group(1)).toList();
              map(methods)
                  .forEach(
                      (method, operation) -> {
                        if (operation instanceof Map) {
                          names.add(map(operation).get("operationId"));
                          assertThat(Stream.concat(named(methods), named(operation)))
                              .as(method + " " + path)
                              .containsAll(inPath);
                        }
                      });
            });
    assertThat(names).doesNotContainNull().doesNotHaveDuplicates();
  }

  @Test
  void everyAddressToGetAnswersWithAStatusThatIsDescribed() throws Exception {
    for (var path : map(document.get("paths")).entrySet()) {
      Map<String, Object> get = map(map(path.getValue()).get("get"));
      if (!get.isEmpty()) {
        String address = path.getKey().replace("{code}", "039").replace("{id}", "none");
        int status = catalogue.get(address).statusCode();
        assertThat(map(get.get("responses"))).as(address).containsKey(Integer.toString(status));
        assertThat(status).as(address).isEqualTo(200);
      }
    }
  }

  private Stream<String> named(Object holder) {
    Object parameters = map(holder).get("parameters");
    return parameters instanceof List<?> list
        ? list.stream()
            .map(each -> map(each).containsKey("$ref") ? at((String) map(each).get("$ref")) : each)
            .map(each -> (String) map(each).get("name"))
        : Stream.empty();
  }

  private Object at(String reference) {
    Object place = document;
    for (String step : reference.substring("#/".length()).split("/", -1)) {
      place = map(place).get(step);
    }
    return place;
  }

  private static Stream<String> references(Object node) {
    if (node instanceof Map) {
      return map(node).entrySet().stream()
          .flatMap(
              each ->
                  each.getKey().equals("$ref")
                      ? Stream.of((String) each.getValue())
                      : references(each.getValue()));
    }
    return node instanceof List<?> list
        ? list.stream().flatMap(CatalogOpenApiTest::references)
        : Stream.empty();
  }

  @SuppressWarnings("unchecked") // Objects of JSON have texts as keys.
  private static Map<String, Object> map(Object node) {
    return node instanceof Map ? (Map<String, Object>) node : Map.of();
  }
}
