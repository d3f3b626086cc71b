package dev.menagerie.platform.balancer;

import io.undertow.client.ClientCallback;
import io.undertow.client.ClientConnection;
import io.undertow.client.ClientExchange;
import io.undertow.client.ClientRequest;
import io.undertow.client.ClientResponse;
import io.undertow.client.ContinueNotification;
import io.undertow.client.PushCallback;
import io.undertow.util.AttachmentKey;
import io.undertow.util.AttachmentList;
import io.undertow.util.Headers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.xnio.Buffers;
import org.xnio.IoUtils;
import org.xnio.XnioIoThread;
import org.xnio.channels.Configurable;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.channels.StreamSourceChannel;
import org.xnio.conduits.ConduitStreamSourceChannel;
import org.xnio.conduits.EmptyStreamSourceConduit;
import org.xnio.conduits.PushBackStreamSourceConduit;

/** A request whose answer, if it is short, is told only when all of it is there. */
final class WholeAnswer implements ClientExchange {
  private static final int SHORT = 16 * 1024;

  private final ClientExchange actual;
  private StreamSourceChannel arrived;

  WholeAnswer(ClientExchange actual) {
    this.actual = actual;
  }

  @Override
  public void setResponseListener(ClientCallback<ClientExchange> listener) {
    actual.setResponseListener(
        new ClientCallback<>() {
          @Override
          public void completed(ClientExchange head) {
            int length = shortLength(head.getResponse());
            if (length > 0) {
              await(head.getResponseChannel(), ByteBuffer.allocate(length + 1), listener);
            } else {
              listener.completed(WholeAnswer.this);
            }
          }

          @Override
          public void failed(IOException e) {
            listener.failed(e);
          }
        });
  }

  @Override
  public StreamSourceChannel getResponseChannel() {
    return arrived != null ? arrived : actual.getResponseChannel();
  }

  /** How long a short answer is; 0 if it is long, or does not say. */
  private static int shortLength(ClientResponse response) {
    String length = response.getResponseHeaders().getFirst(Headers.CONTENT_LENGTH);
    try {
      int bytes = length == null ? 0 : Integer.parseInt(length);
      return bytes <= SHORT ? bytes : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private void await(
      StreamSourceChannel body, ByteBuffer buffer, ClientCallback<ClientExchange> listener) {
    body.getReadSetter().set(channel -> read(channel, buffer, listener));
    read(body, buffer, listener);
  }

  private void read(
      StreamSourceChannel body, ByteBuffer buffer, ClientCallback<ClientExchange> listener) {
    try {
      int read = body.read(buffer);
      while (read > 0) {
        read = body.read(buffer);
      }
      if (read == 0) {
        body.resumeReads();
        return;
      }
      arrived = replay(buffer.flip(), actual.getConnection().getIoThread());
    } catch (IOException e) {
      IoUtils.safeClose(actual.getConnection());
      listener.failed(e);
      return;
    }
    listener.completed(this);
  }

  private static StreamSourceChannel replay(ByteBuffer body, XnioIoThread thread) {
    var conduit = new PushBackStreamSourceConduit(new EmptyStreamSourceConduit(thread));
    conduit.pushBack(Buffers.pooledWrapper(body));
    return new ConduitStreamSourceChannel(Configurable.EMPTY, conduit);
  }

  @Override
  public void setContinueHandler(ContinueNotification handler) {
    actual.setContinueHandler(handler);
  }

  @Override
  public void setPushHandler(PushCallback handler) {
    actual.setPushHandler(handler);
  }

  @Override
  public StreamSinkChannel getRequestChannel() {
    return actual.getRequestChannel();
  }

  @Override
  public ClientRequest getRequest() {
    return actual.getRequest();
  }

  @Override
  public ClientResponse getResponse() {
    return actual.getResponse();
  }

  @Override
  public ClientResponse getContinueResponse() {
    return actual.getContinueResponse();
  }

  @Override
  public ClientConnection getConnection() {
    return actual.getConnection();
  }

  @Override
  public <T> T getAttachment(AttachmentKey<T> key) {
    return actual.getAttachment(key);
  }

  @Override
  public <T> List<T> getAttachmentList(AttachmentKey<? extends List<T>> key) {
    return actual.getAttachmentList(key);
  }

  @Override
  public <T> T putAttachment(AttachmentKey<T> key, T value) {
    return actual.putAttachment(key, value);
  }

  @Override
  public <T> T removeAttachment(AttachmentKey<T> key) {
    return actual.removeAttachment(key);
  }

  @Override
  public <T> void addToAttachmentList(AttachmentKey<AttachmentList<T>> key, T value) {
    actual.addToAttachmentList(key, value);
  }
}
