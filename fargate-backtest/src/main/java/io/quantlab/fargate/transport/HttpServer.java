package io.quantlab.fargate.transport;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// An HTTP/1.1 server on the loopback address or another one.
///
/// Requests are read and answers written on one thread; what answers them runs on a virtual thread
/// for each, so it may wait. Request line and headers have at most 10,240 bytes, a body at most
/// what the caller says (platform contract PH-3); a connection on which nothing is asked for as
/// long as the caller says is closed.
public final class HttpServer implements AutoCloseable {
  private static final int MAX_LINE = 8_192;
  private static final int MAX_HEADERS = 10_240;
  private static final int MAX_CHUNK = 16_384;
  private static final int BACKLOG = 1_024;

  private final EventLoopGroup loop;
  private final ExecutorService answering = Executors.newVirtualThreadPerTaskExecutor();
  private final Channel channel;

  private HttpServer(
      InetSocketAddress address, int maxBody, Duration silence, Function<Exchange, Reply> answer) {
    loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel child) {
                    child
                        .pipeline()
                        .addLast(
                            new ReadTimeoutHandler(silence.toSeconds(), TimeUnit.SECONDS),
                            new HttpServerCodec(MAX_LINE, MAX_HEADERS, MAX_CHUNK),
                            new HttpServerKeepAliveHandler(),
                            new HttpObjectAggregator(maxBody, true),
                            new RequestReader(answer, answering));
                  }
                });
    ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
      answering.close();
      throw new IllegalStateException("cannot listen on " + address, bound.cause());
    }
    channel = bound.channel();
  }

  /// Listens.
  ///
  /// @param maxBody longest body in bytes; a longer one is answered with 413
  /// @param silence a connection without a request for so long is closed, also while it waits for
  ///   an answer; zero closes none
  /// @param answer is called on a thread of its own for each request
  public static HttpServer start(
      InetSocketAddress address, int maxBody, Duration silence, Function<Exchange, Reply> answer) {
    return new HttpServer(address, maxBody, silence, answer);
  }

  /// The port it listens on.
  public int port() {
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  /// Takes no more requests, lets those under way end within two seconds, and closes.
  @Override
  public void close() {
    channel.close().awaitUninterruptibly();
    answering.shutdown();
    try {
      answering.awaitTermination(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    answering.shutdownNow();
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
