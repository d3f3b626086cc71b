import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Searches the catalogue: {@code java Codes.java heart fail}. */
public class Codes {
  public static void main(String[] words) throws Exception {
    String api = env("API", "http://localhost:5000/api/v1.0/pxcodes/");
    String login = env("LOGIN", "admin:admin");
    String query = URLEncoder.encode(String.join(" ", words), StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(api + "?q=" + query))
            .header(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes()))
            .build();
    System.out.println(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }

  private static String env(String name, String otherwise) {
    return System.getenv().getOrDefault(name, otherwise);
  }
}
