package main

import (
	"encoding/binary"
	"errors"
	"io"
	"net"
	"sync"
	"time"

	"github.com/twmb/franz-go/pkg/kbin"
	"github.com/twmb/franz-go/pkg/kmsg"
)

// frameMax is far above what a client of the tests sends: a larger size is no Kafka frame.
const frameMax = 64 << 20

// Of a response: its size and its correlation id.
const replyHeaderSize = 8

var errStruck = errors.New("the plan breaks this connection")

type listener struct {
	net.Listener
	plan *plan
}

func (l *listener) Accept() (net.Conn, error) {
	inner, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &conn{Conn: inner, plan: l.plan, asked: map[int32]asked{}}, nil
}

// asked is a request that kfake has not answered yet, with the fault that its answer meets.
type asked struct {
	request kmsg.Request
	fault   *fault
}

// conn stands between a client and kfake and carries out what the plan says. kfake reads in one
// goroutine and writes, one answer a call, in another.
type conn struct {
	net.Conn
	plan *plan
	rest []byte // of the frame that is being handed over

	mu    sync.Mutex // guards asked
	asked map[int32]asked
}

func (c *conn) Read(into []byte) (int, error) {
	if len(c.rest) == 0 {
		frame, err := c.next()
		if err != nil {
			return 0, err
		}
		c.rest = frame
	}
	n := copy(into, c.rest)
	c.rest = c.rest[n:]
	return n, nil
}

// next reads a whole request and does to it what the plan does before the broker sees it.
func (c *conn) next() ([]byte, error) {
	frame, err := readFrame(c.Conn)
	if err != nil {
		return nil, err
	}
	request, correlation, err := parseRequest(frame[4:])
	if err != nil {
		return nil, err
	}
	c.plan.follow(request)
	struck := c.plan.strike(request)
	if struck != nil && struck.action == loseRequest {
		c.Conn.Close()
		return nil, errStruck
	}
	if struck != nil && struck.action == delayRequest {
		time.Sleep(struck.delay)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.asked[correlation] = asked{request, struck}
	return frame, nil
}

func (c *conn) Write(reply []byte) (int, error) {
	correlation := int32(binary.BigEndian.Uint32(reply[4:]))
	c.mu.Lock()
	asked := c.asked[correlation]
	delete(c.asked, correlation)
	c.mu.Unlock()
	if asked.fault == nil {
		return c.Conn.Write(reply)
	}
	switch asked.fault.action {
	case loseReply:
		c.Conn.Close()
		return 0, errStruck
	case delayReply:
		time.Sleep(asked.fault.delay)
	case actThenFail:
		return c.lie(asked, reply)
	}
	return c.Conn.Write(reply)
}

// lie sends the answer with an error code that is not true.
func (c *conn) lie(asked asked, reply []byte) (int, error) {
	response, err := parseReply(asked.request, reply)
	if err != nil {
		return 0, err
	}
	*errorCodeOf(response) = asked.fault.err.Code
	changed := append([]byte(nil), reply[:replyHeaderSize]...)
	if response.IsFlexible() {
		changed = append(changed, 0) // no tagged fields in the header
	}
	changed = response.AppendTo(changed)
	binary.BigEndian.PutUint32(changed, uint32(len(changed)-4))
	if _, err := c.Conn.Write(changed); err != nil {
		return 0, err
	}
	return len(reply), nil
}

func readFrame(from io.Reader) ([]byte, error) {
	var size [4]byte
	if _, err := io.ReadFull(from, size[:]); err != nil {
		return nil, err
	}
	length := binary.BigEndian.Uint32(size[:])
	if length > frameMax {
		return nil, errors.New("not a Kafka frame")
	}
	frame := make([]byte, 4+length)
	copy(frame, size[:])
	_, err := io.ReadFull(from, frame[4:])
	return frame, err
}

func parseRequest(body []byte) (kmsg.Request, int32, error) {
	reader := kbin.Reader{Src: body}
	key, version, correlation := reader.Int16(), reader.Int16(), reader.Int32()
	reader.NullableString() // the client's id
	request := kmsg.RequestForKey(key)
	if request == nil {
		return nil, 0, errors.New("unknown kind of request")
	}
	request.SetVersion(version)
	if request.IsFlexible() {
		kmsg.SkipTags(&reader)
	}
	if err := reader.Complete(); err != nil {
		return nil, 0, err
	}
	return request, correlation, request.ReadFrom(reader.Src)
}

func parseReply(request kmsg.Request, reply []byte) (kmsg.Response, error) {
	response := request.ResponseKind()
	body := reply[replyHeaderSize:]
	if response.IsFlexible() && len(body) > 0 {
		body = body[1:] // kfake's header has no tagged fields
	}
	return response, response.ReadFrom(body)
}
