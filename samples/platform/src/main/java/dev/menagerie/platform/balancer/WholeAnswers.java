package dev.menagerie.platform.balancer;

import io.undertow.client.ClientCallback;
import io.undertow.client.ClientConnection;
import io.undertow.client.ClientExchange;
import io.undertow.client.ClientRequest;
import io.undertow.client.ClientStatistics;
import io.undertow.connector.ByteBufferPool;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import org.xnio.ChannelListener;
import org.xnio.Option;
import org.xnio.StreamConnection;
import org.xnio.XnioIoThread;
import org.xnio.XnioWorker;

/**
 * A connection to an instance whose short answers come whole or not at all. The proxy can ask
 * another instance as long as nothing was passed on; without this, one that dies between the head
 * and the body of an answer would cost the visitor a connection.
 */
final class WholeAnswers implements ClientConnection {
  private final ClientConnection actual;

  WholeAnswers(ClientConnection actual) {
    this.actual = actual;
  }

  @Override
  public void sendRequest(ClientRequest request, ClientCallback<ClientExchange> callback) {
    actual.sendRequest(
        request,
        new ClientCallback<>() {
          @Override
          public void completed(ClientExchange exchange) {
            callback.completed(new WholeAnswer(exchange));
          }

          @Override
          public void failed(IOException e) {
            callback.failed(e);
          }
        });
  }

  @Override
  public StreamConnection performUpgrade() throws IOException {
    return actual.performUpgrade();
  }

  @Override
  public ByteBufferPool getBufferPool() {
    return actual.getBufferPool();
  }

  @Override
  public SocketAddress getPeerAddress() {
    return actual.getPeerAddress();
  }

  @Override
  public <A extends SocketAddress> A getPeerAddress(Class<A> type) {
    return actual.getPeerAddress(type);
  }

  @Override
  public ChannelListener.Setter<? extends ClientConnection> getCloseSetter() {
    return actual.getCloseSetter();
  }

  @Override
  public SocketAddress getLocalAddress() {
    return actual.getLocalAddress();
  }

  @Override
  public <A extends SocketAddress> A getLocalAddress(Class<A> type) {
    return actual.getLocalAddress(type);
  }

  @Override
  public XnioWorker getWorker() {
    return actual.getWorker();
  }

  @Override
  public XnioIoThread getIoThread() {
    return actual.getIoThread();
  }

  @Override
  public boolean isOpen() {
    return actual.isOpen();
  }

  @Override
  public void close() throws IOException {
    actual.close();
  }

  @Override
  public boolean supportsOption(Option<?> option) {
    return actual.supportsOption(option);
  }

  @Override
  public <T> T getOption(Option<T> option) throws IOException {
    return actual.getOption(option);
  }

  @Override
  public <T> T setOption(Option<T> option, T value) throws IOException {
    return actual.setOption(option, value);
  }

  @Override
  public boolean isUpgraded() {
    return actual.isUpgraded();
  }

  @Override
  public boolean isPushSupported() {
    return actual.isPushSupported();
  }

  @Override
  public boolean isMultiplexingSupported() {
    return actual.isMultiplexingSupported();
  }

  @Override
  public ClientStatistics getStatistics() {
    return actual.getStatistics();
  }

  @Override
  public boolean isUpgradeSupported() {
    return actual.isUpgradeSupported();
  }

  @Override
  public void addCloseListener(ChannelListener<ClientConnection> listener) {
    actual.addCloseListener(listener);
  }

  @Override
  public boolean isPingSupported() {
    return actual.isPingSupported();
  }

  @Override
  public void sendPing(PingListener listener, long timeout, TimeUnit unit) {
    actual.sendPing(listener, timeout, unit);
  }
}
