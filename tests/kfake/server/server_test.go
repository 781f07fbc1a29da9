package main

import (
	"encoding/binary"
	"errors"
	"io"
	"net"
	"testing"
	"time"

	"github.com/twmb/franz-go/pkg/kerr"
	"github.com/twmb/franz-go/pkg/kmsg"
)

func TestParseFault(t *testing.T) {
	for text, want := range map[string]bool{
		"EndTxn=20:lose-reply":                true,
		"EndTxn=20:delay-request=4s*2":        true,
		"TxnOffsetCommit=5:fail=9999":         true,
		"EndTxn=9:act-then-fail=51":           true,
		"EndTxn":                              false,
		"EndTxn=0:lose-reply":                 false,
		"EndTxn=1:lose-reply*0":               false,
		"EndTxn=1:delay-reply":                false,
		"EndTxn=1:lose":                       false,
		"EndTxns=1:lose-reply":                false,
		"EndTxn=1:fail=NOT_AN_ERROR":          false,
		"AddPartitionsToTxn=1:fail=9":         true,
		"Produce=1:act-then-fail=9":           false,
		"EndTxn=1:fail=NOT_COORDINATOR":       true,
		"EndTxn=1:fail=TRANSACTION_ABORTABLE": true,
	} {
		if _, err := parseFault(text); (err == nil) != want {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestTheSeedDecidesWhatIsStruck(t *testing.T) {
	draw := func(seed uint64) (struck string) {
		f, _ := parseFault("EndTxn=3:lose-reply*2")
		p := newPlan(seed, []*fault{f})
		p.turn(true)
		for range 50 {
			if p.strike(&kmsg.EndTxnRequest{}) != nil {
				struck += "x"
			} else {
				struck += "."
			}
		}
		return struck
	}
	if draw(1) != draw(1) || draw(1) == draw(2) {
		t.Errorf("seed 1: %s, again %s, seed 2: %s", draw(1), draw(1), draw(2))
	}
}

// client speaks to a cluster with one transactional id, one request at a time.
type client struct {
	t       *testing.T
	address string
	conn    net.Conn
	id      int64
	epoch   int16
}

func start(t *testing.T, faultText string) (*client, *plan) {
	f, err := parseFault(faultText)
	if err != nil {
		t.Fatal(err)
	}
	p := newPlan(1, []*fault{f})
	cluster, err := startCluster(0, p)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(cluster.Close)
	c := &client{t: t, address: cluster.ListenAddrs()[0]}
	c.begin()
	p.turn(true)
	return c, p
}

func (c *client) ask(request kmsg.Request) (kmsg.Response, error) {
	if c.conn == nil {
		conn, err := net.Dial("tcp", c.address)
		if err != nil {
			c.t.Fatal(err)
		}
		c.conn = conn
	}
	if _, err := c.conn.Write(kmsg.NewRequestFormatter().AppendRequest(nil, request, 7)); err != nil {
		return nil, err
	}
	c.conn.SetReadDeadline(time.Now().Add(200 * time.Millisecond))
	reply, err := readFrame(c.conn)
	if err != nil {
		c.conn.Close()
		c.conn = nil
		return nil, err
	}
	return parseReply(request, reply)
}

// begin opens a transaction.
func (c *client) begin() {
	name := "tx"
	init := kmsg.NewInitProducerIDRequest()
	init.TransactionalID, init.TransactionTimeoutMillis = &name, 60_000
	init.Version = 4
	got, err := c.ask(&init)
	if err != nil {
		c.t.Fatal(err)
	}
	c.id, c.epoch = got.(*kmsg.InitProducerIDResponse).ProducerID, got.(*kmsg.InitProducerIDResponse).ProducerEpoch
	add := kmsg.NewAddOffsetsToTxnRequest()
	add.TransactionalID, add.ProducerID, add.ProducerEpoch, add.Group = name, c.id, c.epoch, "g"
	if _, err := c.ask(&add); err != nil {
		c.t.Fatal(err)
	}
}

func (c *client) end(commit bool) (int16, error) {
	end := kmsg.NewEndTxnRequest()
	end.TransactionalID, end.ProducerID, end.ProducerEpoch, end.Commit = "tx", c.id, c.epoch, commit
	end.Version = 3
	got, err := c.ask(&end)
	if err != nil {
		return 0, err
	}
	return got.(*kmsg.EndTxnResponse).ErrorCode, nil
}

func TestEachActionIsCarriedOut(t *testing.T) {
	for _, test := range []struct {
		action string
		code   int16
		isCut  bool // the connection ends without an answer
		isLate bool // no answer while the client waits
		isDone bool // once all delays are over
	}{
		{"lose-request", 0, true, false, false},
		{"lose-reply", 0, true, false, true},
		{"delay-request=400ms", 0, false, true, true},
		{"delay-reply=400ms", 0, false, true, true},
		{"fail=NOT_COORDINATOR", kerr.NotCoordinator.Code, false, false, false},
		{"fail=9999", 9999, false, false, false},
		{"act-then-fail=COORDINATOR_NOT_AVAILABLE", kerr.CoordinatorNotAvailable.Code, false, false, true},
	} {
		t.Run(test.action, func(t *testing.T) {
			c, p := start(t, "EndTxn=1:"+test.action)
			code, err := c.end(true)
			var timeout net.Error
			isLate := errors.As(err, &timeout) && timeout.Timeout()
			if code != test.code || isLate != test.isLate || errors.Is(err, io.EOF) != test.isCut {
				t.Errorf("code %d, %v", code, err)
			}
			if isLate {
				time.Sleep(400 * time.Millisecond)
			}
			if got := p.counts(); got.Transactions != 1 || got.Struck != 1 || got.Strikes != 1 {
				t.Errorf("%+v", got)
			}
			p.turn(false)
			// What is committed cannot be aborted.
			if code, err = c.end(false); (code != 0) != test.isDone || err != nil {
				t.Errorf("abort: code %d, %v", code, err)
			}
		})
	}
}

func TestFaultsStartOff(t *testing.T) {
	c, p := start(t, "EndTxn=1:lose-reply")
	p.turn(false)
	if code, err := c.end(true); code != 0 || err != nil {
		t.Errorf("code %d, %v", code, err)
	}
	if got := p.counts(); got.Transactions != 1 || got.Struck != 0 {
		t.Errorf("%+v", got)
	}
}

func TestAFrameIsBounded(t *testing.T) {
	here, there := net.Pipe()
	go there.Write(binary.BigEndian.AppendUint32(nil, frameMax+1))
	if _, err := readFrame(here); err == nil {
		t.Error("a frame of more than frameMax was taken")
	}
}
