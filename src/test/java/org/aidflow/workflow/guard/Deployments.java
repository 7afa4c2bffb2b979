package org.aidflow.workflow.guard;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.aidflow.workflow.Tries;

/** Uploads as Camunda Modeler does it. */
final class Deployments {

  private Deployments() {}

  static int create(int port, String user, String file, String content) throws Exception {
    var body =
        """
        --line\r
        Content-Disposition: form-data; name="deployment-name"\r
        \r
        %s\r
        --line\r
        Content-Disposition: form-data; name="%s"; filename="%s"\r
        Content-Type: application/octet-stream\r
        \r
        %s\r
        --line--\r
        """
            .formatted(file, file, file, content);
    var login = (user + ":" + Tries.PASSWORD).getBytes(StandardCharsets.UTF_8);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create("http://localhost:" + port + "/engine-rest/deployment/create"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login))
                .header("Content-Type", "multipart/form-data; boundary=line")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString())
        .statusCode();
  }
}
