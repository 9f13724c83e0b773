<?php
/**
 * Made by "npm run contract" from src/contract. Do not edit.
 *
 * @package Mesa
 */

defined( 'ABSPATH' ) || exit;

return array(
	'access-token' => array(
		'title' => 'AccessToken',
		'description' => 'A secret. Only for mesa_ingest.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'access_token' => array(
				'type' => 'string',
				'minLength' => 1,
				'required' => true,
			),
			'expires_at' => array(
				'type' => 'string',
				'format' => 'date-time',
				'required' => true,
			),
		),
	),
	'address' => array(
		'title' => 'Address',
		'description' => 'One mailbox address of a mail header (RFC 5322 section 3.4), already decoded.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'address' => array(
				'type' => 'string',
				'maxLength' => 320,
				'required' => true,
			),
			'name' => array(
				'type' => 'string',
				'maxLength' => 300,
				'required' => true,
			),
		),
	),
	'alarm' => array(
		'title' => 'Alarm',
		'description' => 'Something that somebody has to look at.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'key' => array(
				'type' => 'string',
				'description' => 'The same as long as the same thing is wrong.',
				'required' => true,
			),
			'title' => array(
				'type' => 'string',
				'required' => true,
			),
			'detail' => array(
				'type' => 'string',
				'required' => true,
			),
			'mailbox_id' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => '0: none in particular.',
				'required' => true,
			),
			'url' => array(
				'type' => 'string',
				'description' => 'Where to look.',
				'required' => true,
			),
		),
	),
	'article-draft' => array(
		'title' => 'ArticleDraft',
		'description' => 'A draft that was made, to be opened in the block editor.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'title' => array(
				'type' => 'string',
				'required' => true,
			),
			'edit_url' => array(
				'type' => 'string',
				'required' => true,
			),
			'replaced' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'Places where personal data was taken out, marked in the draft.',
				'required' => true,
			),
		),
	),
	'article-idea' => array(
		'title' => 'ArticleIdea',
		'description' => 'Something that customers ask again and again. Counts only tickets that the caller may see.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'title' => array(
				'type' => 'string',
				'required' => true,
			),
			'words' => array(
				'type' => 'array',
				'items' => array(
					'type' => 'string',
				),
				'description' => 'What its tickets have in common.',
				'required' => true,
			),
			'tickets' => array(
				'type' => 'integer',
				'minimum' => 0,
				'required' => true,
			),
			'searches' => array(
				'type' => 'integer',
				'minimum' => 0,
				'required' => true,
			),
			'recent' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'Tickets of the last 30 days.',
				'required' => true,
			),
			'earlier' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'Tickets of the 30 days before.',
				'required' => true,
			),
			'questions' => array(
				'type' => 'array',
				'items' => array(
					'type' => 'string',
				),
				'description' => 'Searches without an answer.',
				'required' => true,
			),
			'examples' => array(
				'type' => 'array',
				'required' => true,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'ticket_id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'subject' => array(
							'type' => 'string',
							'required' => true,
						),
					),
				),
			),
			'nearest' => array(
				'description' => 'An article that seems to be about it already.',
				'type' => array(
					'object',
					'null',
				),
				'additionalProperties' => false,
				'properties' => array(
					'id' => array(
						'type' => 'integer',
						'minimum' => 1,
						'required' => true,
					),
					'title' => array(
						'type' => 'string',
						'required' => true,
					),
					'url' => array(
						'type' => 'string',
						'required' => true,
					),
					'edit_url' => array(
						'type' => 'string',
						'description' => 'Empty for those who may not change it.',
						'required' => true,
					),
				),
				'required' => true,
			),
			'has_answer' => array(
				'type' => 'boolean',
				'description' => 'Whether a draft can be made from an answer.',
				'required' => true,
			),
			'draft' => array(
				'description' => 'The draft that was made from it.',
				'type' => array(
					'object',
					'null',
				),
				'additionalProperties' => false,
				'properties' => array(
					'id' => array(
						'type' => 'integer',
						'minimum' => 1,
						'required' => true,
					),
					'title' => array(
						'type' => 'string',
						'required' => true,
					),
					'url' => array(
						'type' => 'string',
						'required' => true,
					),
					'edit_url' => array(
						'type' => 'string',
						'description' => 'Empty for those who may not change it.',
						'required' => true,
					),
				),
				'required' => true,
			),
			'dismissed' => array(
				'type' => 'boolean',
				'required' => true,
			),
		),
	),
	'article-ideas' => array(
		'title' => 'ArticleIdeas',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'ideas' => array(
				'type' => 'array',
				'items' => array(
					'description' => 'Something that customers ask again and again. Counts only tickets that the caller may see.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'title' => array(
							'type' => 'string',
							'required' => true,
						),
						'words' => array(
							'type' => 'array',
							'items' => array(
								'type' => 'string',
							),
							'description' => 'What its tickets have in common.',
							'required' => true,
						),
						'tickets' => array(
							'type' => 'integer',
							'minimum' => 0,
							'required' => true,
						),
						'searches' => array(
							'type' => 'integer',
							'minimum' => 0,
							'required' => true,
						),
						'recent' => array(
							'type' => 'integer',
							'minimum' => 0,
							'description' => 'Tickets of the last 30 days.',
							'required' => true,
						),
						'earlier' => array(
							'type' => 'integer',
							'minimum' => 0,
							'description' => 'Tickets of the 30 days before.',
							'required' => true,
						),
						'questions' => array(
							'type' => 'array',
							'items' => array(
								'type' => 'string',
							),
							'description' => 'Searches without an answer.',
							'required' => true,
						),
						'examples' => array(
							'type' => 'array',
							'required' => true,
							'items' => array(
								'type' => 'object',
								'additionalProperties' => false,
								'properties' => array(
									'ticket_id' => array(
										'type' => 'integer',
										'minimum' => 1,
										'required' => true,
									),
									'subject' => array(
										'type' => 'string',
										'required' => true,
									),
								),
							),
						),
						'nearest' => array(
							'description' => 'An article that seems to be about it already.',
							'type' => array(
								'object',
								'null',
							),
							'additionalProperties' => false,
							'properties' => array(
								'id' => array(
									'type' => 'integer',
									'minimum' => 1,
									'required' => true,
								),
								'title' => array(
									'type' => 'string',
									'required' => true,
								),
								'url' => array(
									'type' => 'string',
									'required' => true,
								),
								'edit_url' => array(
									'type' => 'string',
									'description' => 'Empty for those who may not change it.',
									'required' => true,
								),
							),
							'required' => true,
						),
						'has_answer' => array(
							'type' => 'boolean',
							'description' => 'Whether a draft can be made from an answer.',
							'required' => true,
						),
						'draft' => array(
							'description' => 'The draft that was made from it.',
							'type' => array(
								'object',
								'null',
							),
							'additionalProperties' => false,
							'properties' => array(
								'id' => array(
									'type' => 'integer',
									'minimum' => 1,
									'required' => true,
								),
								'title' => array(
									'type' => 'string',
									'required' => true,
								),
								'url' => array(
									'type' => 'string',
									'required' => true,
								),
								'edit_url' => array(
									'type' => 'string',
									'description' => 'Empty for those who may not change it.',
									'required' => true,
								),
							),
							'required' => true,
						),
						'dismissed' => array(
							'type' => 'boolean',
							'required' => true,
						),
					),
				),
				'required' => true,
			),
			'state' => array(
				'type' => 'string',
				'enum' => array(
					'never',
					'running',
					'ready',
				),
				'required' => true,
			),
			'sample' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'At most so many of the newest solved tickets are looked at.',
				'required' => true,
			),
			'read' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'Tickets that were looked at.',
				'required' => true,
			),
			'ran_at' => array(
				'type' => array(
					'string',
					'null',
				),
				'format' => 'date-time',
				'required' => true,
			),
		),
	),
	'article-results' => array(
		'title' => 'ArticleResults',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'items' => array(
				'type' => 'array',
				'required' => true,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'required' => true,
						),
						'title' => array(
							'type' => 'string',
							'required' => true,
						),
						'url' => array(
							'type' => 'string',
							'required' => true,
						),
						'excerpt' => array(
							'type' => 'string',
							'required' => true,
						),
						'topic' => array(
							'type' => 'string',
							'required' => true,
						),
						'readers' => array(
							'type' => 'string',
							'enum' => array(
								'customers',
								'roles',
								'internal',
							),
							'description' => 'Who may read it; absent when everybody may.',
						),
					),
				),
			),
		),
	),
	'article-source' => array(
		'title' => 'ArticleSource',
		'description' => 'What of a ticket can become an article.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'title' => array(
				'type' => 'string',
				'description' => 'The question, without what is the customer\'s.',
				'required' => true,
			),
			'answers' => array(
				'type' => 'array',
				'required' => true,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'message_id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'author' => array(
							'type' => 'string',
							'required' => true,
						),
						'text' => array(
							'type' => 'string',
							'description' => 'As it would stand in the draft.',
							'required' => true,
						),
						'best' => array(
							'type' => 'boolean',
							'required' => true,
						),
						'created_at' => array(
							'type' => 'string',
							'format' => 'date-time',
							'required' => true,
						),
					),
				),
			),
			'articles' => array(
				'type' => 'array',
				'items' => array(
					'description' => 'An article, as far as a list names it.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'title' => array(
							'type' => 'string',
							'required' => true,
						),
						'url' => array(
							'type' => 'string',
							'required' => true,
						),
						'edit_url' => array(
							'type' => 'string',
							'description' => 'Empty for those who may not change it.',
							'required' => true,
						),
					),
				),
				'description' => 'Written from this ticket already.',
				'required' => true,
			),
		),
	),
	'article-text' => array(
		'title' => 'ArticleText',
		'description' => 'An article as it can stand in a mail.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'title' => array(
				'type' => 'string',
				'required' => true,
			),
			'url' => array(
				'type' => 'string',
				'required' => true,
			),
			'readers' => array(
				'type' => 'string',
				'enum' => array(
					'customers',
					'roles',
					'internal',
				),
				'description' => 'Who may read it; absent when everybody may.',
			),
			'html' => array(
				'type' => 'string',
				'description' => 'Its words, links and pictures; nothing else.',
				'required' => true,
			),
		),
	),
	'article-vote' => array(
		'title' => 'ArticleVote',
		'description' => 'What a reader says about an article; only what was said now.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'helpful' => array(
				'type' => 'boolean',
				'description' => 'Did this help?',
			),
			'up_to_date' => array(
				'type' => 'boolean',
				'description' => 'Was it up to date?',
			),
			'comment' => array(
				'type' => 'string',
				'maxLength' => 1000,
				'description' => 'What is missing. Plain text.',
			),
		),
	),
	'article-votes' => array(
		'title' => 'ArticleVotes',
		'description' => 'What readers say about an article.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'helpful' => array(
				'type' => 'integer',
				'minimum' => 0,
				'required' => true,
			),
			'unhelpful' => array(
				'type' => 'integer',
				'minimum' => 0,
				'required' => true,
			),
			'up_to_date' => array(
				'type' => 'integer',
				'minimum' => 0,
				'required' => true,
			),
			'outdated' => array(
				'type' => 'integer',
				'minimum' => 0,
				'required' => true,
			),
			'comments' => array(
				'type' => 'array',
				'description' => 'The newest first.',
				'required' => true,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'helpful' => array(
							'type' => array(
								'boolean',
								'null',
							),
							'required' => true,
						),
						'up_to_date' => array(
							'type' => array(
								'boolean',
								'null',
							),
							'required' => true,
						),
						'comment' => array(
							'type' => 'string',
							'required' => true,
						),
						'created_at' => array(
							'type' => 'string',
							'format' => 'date-time',
							'required' => true,
						),
					),
				),
			),
		),
	),
	'attachment' => array(
		'title' => 'Attachment',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'filename' => array(
				'type' => 'string',
				'required' => true,
			),
			'content_type' => array(
				'type' => 'string',
				'required' => true,
			),
			'size' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'Bytes.',
				'required' => true,
			),
			'sha256' => array(
				'type' => 'string',
				'description' => 'Its content, to attach it again.',
				'required' => true,
			),
			'proof' => array(
				'type' => 'string',
				'description' => 'As in stored-file: lets this reader look at it in a draft.',
				'required' => true,
			),
			'inline' => array(
				'type' => 'boolean',
				'required' => true,
			),
			'content_id' => array(
				'type' => array(
					'string',
					'null',
				),
				'description' => 'Without angle brackets; the cid: of RFC 2392.',
				'required' => true,
			),
			'url' => array(
				'type' => 'string',
				'description' => 'Signed for the reader and short-lived, so that it also loads inside the sandboxed mail frame, which has no cookies.',
				'required' => true,
			),
		),
	),
	'auto-answer-input' => array(
		'title' => 'AutoAnswerInput',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'enabled' => array(
				'type' => 'boolean',
			),
			'to_forms' => array(
				'type' => 'boolean',
			),
			'subject' => array(
				'type' => 'string',
				'maxLength' => 500,
				'description' => 'Empty: the one that Mesa comes with.',
			),
			'text' => array(
				'type' => 'string',
				'maxLength' => 20000,
				'description' => 'Likewise.',
			),
		),
	),
	'auto-answer-preview' => array(
		'title' => 'AutoAnswerPreview',
		'description' => 'An automatic answer as a customer would get it.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'from' => array(
				'description' => 'One mailbox address of a mail header (RFC 5322 section 3.4), already decoded.',
				'type' => 'object',
				'additionalProperties' => false,
				'properties' => array(
					'address' => array(
						'type' => 'string',
						'maxLength' => 320,
						'required' => true,
					),
					'name' => array(
						'type' => 'string',
						'maxLength' => 300,
						'required' => true,
					),
				),
				'required' => true,
			),
			'subject' => array(
				'type' => 'string',
				'required' => true,
			),
			'text' => array(
				'type' => 'string',
				'required' => true,
			),
			'html' => array(
				'type' => 'string',
				'required' => true,
			),
		),
	),
	'auto-answer' => array(
		'title' => 'AutoAnswer',
		'description' => 'What a mailbox answers to new tickets by itself.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'enabled' => array(
				'type' => 'boolean',
				'description' => 'Mail that makes a new ticket is answered.',
				'required' => true,
			),
			'to_forms' => array(
				'type' => 'boolean',
				'description' => 'So are forms.',
				'required' => true,
			),
			'subject' => array(
				'type' => 'string',
				'description' => 'With {customer_name}, {ticket_id}, {subject}, {mailbox_name}.',
				'required' => true,
			),
			'text' => array(
				'type' => 'string',
				'description' => 'Plain text with the same variables.',
				'required' => true,
			),
			'stopped' => array(
				'type' => 'array',
				'description' => 'Kinds of automatic mail of this mailbox that were stopped because too much would have left.',
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'kind' => array(
							'type' => 'string',
							'enum' => array(
								'answer',
								'notification',
							),
							'description' => 'To customers, or to agents.',
							'required' => true,
						),
						'stopped_at' => array(
							'type' => 'string',
							'format' => 'date-time',
							'required' => true,
						),
					),
				),
				'required' => true,
			),
		),
	),
	'blocked-sender-input' => array(
		'title' => 'BlockedSenderInput',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'pattern' => array(
				'type' => 'string',
				'minLength' => 3,
				'maxLength' => 190,
				'description' => 'A mail address, or "@" and a domain (for those who may manage mailboxes).',
				'required' => true,
			),
			'ticket_id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'description' => 'The ticket on which somebody decided it; told in its history.',
			),
		),
	),
	'blocked-sender' => array(
		'title' => 'BlockedSender',
		'description' => 'Mail from here lands in the spam folder, without a word to anybody; or, in the list "quiet", no automatic mail goes there.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'pattern' => array(
				'type' => 'string',
				'description' => 'A mail address, or "@" and a domain, which means its subdomains too.',
				'required' => true,
			),
			'author' => array(
				'description' => 'Who blocked it; null for Mesa itself, and when that user is gone.',
				'type' => array(
					'object',
					'null',
				),
				'additionalProperties' => false,
				'properties' => array(
					'id' => array(
						'type' => 'integer',
						'minimum' => 1,
						'required' => true,
					),
					'name' => array(
						'type' => 'string',
						'required' => true,
					),
					'avatar' => array(
						'type' => 'string',
						'description' => 'URL of a 48 px picture; empty when avatars are off.',
						'required' => true,
					),
				),
				'required' => true,
			),
			'created_at' => array(
				'type' => 'string',
				'format' => 'date-time',
				'required' => true,
			),
		),
	),
	'bulk-job' => array(
		'title' => 'BulkJob',
		'description' => 'A change of many tickets on its way. waiting: for the time to change one\'s mind; collecting: finds the tickets; running; done; cancelled: what was changed until then stays changed; undoing; undone; failed.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'kind' => array(
				'type' => 'string',
				'enum' => array(
					'change',
					'delete',
				),
				'required' => true,
			),
			'state' => array(
				'type' => 'string',
				'enum' => array(
					'waiting',
					'collecting',
					'running',
					'done',
					'cancelled',
					'undoing',
					'undone',
					'failed',
				),
				'required' => true,
			),
			'patch' => array(
				'type' => array(
					'object',
					'null',
				),
				'additionalProperties' => false,
				'properties' => array(
					'status' => array(
						'type' => 'string',
						'enum' => array(
							'open',
							'pending',
							'snoozed',
							'closed',
							'spam',
							'trash',
						),
					),
					'snoozed_until' => array(
						'type' => array(
							'string',
							'null',
						),
						'format' => 'date-time',
						'description' => 'Needed with status snoozed: in the future, or null for until the customer writes.',
					),
					'status_id' => array(
						'type' => 'integer',
						'minimum' => 0,
						'description' => 'One of the site\'s own statuses; its state becomes the status. 0: the built-in one of the state. Left out together with a new status: the built-in one.',
					),
					'priority' => array(
						'type' => 'string',
						'enum' => array(
							'low',
							'normal',
							'high',
							'urgent',
						),
					),
					'assignee_id' => array(
						'type' => array(
							'integer',
							'null',
						),
					),
					'team_id' => array(
						'type' => array(
							'integer',
							'null',
						),
						'description' => 'Whoever has the ticket keeps it if they are in the team; else nobody has it.',
					),
					'type_id' => array(
						'type' => array(
							'integer',
							'null',
						),
					),
					'fields' => array(
						'type' => 'array',
						'maxItems' => 100,
						'items' => array(
							'description' => 'What a ticket\'s custom field holds.',
							'type' => 'object',
							'additionalProperties' => false,
							'properties' => array(
								'field_id' => array(
									'type' => 'integer',
									'minimum' => 1,
									'required' => true,
								),
								'values' => array(
									'type' => 'array',
									'maxItems' => 50,
									'items' => array(
										'type' => 'string',
										'maxLength' => 20000,
									),
									'description' => 'None: the field is empty. One, as text: a number with a point, 1 or 0 of yes and no, 2026-11-22 of a date, an option\'s id of a choice. Several only of a choice of several.',
									'required' => true,
								),
							),
						),
						'description' => 'New values of some fields; the others stay.',
					),
					'subject' => array(
						'type' => 'string',
						'minLength' => 1,
						'maxLength' => 2000,
					),
					'tags' => array(
						'type' => 'array',
						'maxItems' => 20,
						'items' => array(
							'type' => 'string',
							'minLength' => 1,
							'maxLength' => 40,
						),
						'description' => 'All that the ticket shall have; names that there are not yet are made. Letter case and accents make no difference.',
					),
					'add_tags' => array(
						'type' => 'array',
						'maxItems' => 20,
						'items' => array(
							'type' => 'string',
							'minLength' => 1,
							'maxLength' => 40,
						),
						'description' => 'Put on besides those that are there; not together with tags.',
					),
					'remove_tags' => array(
						'type' => 'array',
						'maxItems' => 20,
						'items' => array(
							'type' => 'string',
							'minLength' => 1,
							'maxLength' => 40,
						),
						'description' => 'Taken off, where they are there; not together with tags.',
					),
					'locked' => array(
						'type' => 'boolean',
						'description' => 'Only of a closed ticket; opening it unlocks it.',
					),
					'mailbox_id' => array(
						'type' => 'integer',
						'minimum' => 1,
						'description' => 'Moves it to another mailbox, from which answers then leave. Who has the ticket loses it when they may not see that mailbox.',
					),
					'unread' => array(
						'type' => 'boolean',
						'description' => 'For the person who asks.',
					),
					'expected_version' => array(
						'type' => 'integer',
						'minimum' => 1,
						'description' => 'When given and not the stored one: 409 mesa_ticket_changed.',
					),
				),
				'required' => true,
			),
			'total' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'Tickets found so far; all of them once it runs.',
				'required' => true,
			),
			'done' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'Tickets that have been looked at.',
				'required' => true,
			),
			'changed' => array(
				'type' => 'integer',
				'minimum' => 0,
				'required' => true,
			),
			'refused' => array(
				'type' => 'integer',
				'minimum' => 0,
				'required' => true,
			),
			'undone' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'Tickets put back.',
				'required' => true,
			),
			'kept' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'Tickets that undoing left alone, because somebody has changed them since.',
				'required' => true,
			),
			'reasons' => array(
				'type' => 'array',
				'description' => 'Why tickets were left out, the most frequent first, at most ten.',
				'required' => true,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'reason' => array(
							'type' => 'string',
							'required' => true,
						),
						'count' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'ids' => array(
							'type' => 'array',
							'items' => array(
								'type' => 'integer',
							),
							'description' => 'The first of them.',
							'required' => true,
						),
					),
				),
			),
			'error' => array(
				'type' => array(
					'string',
					'null',
				),
				'description' => 'Why it ended before its time.',
				'required' => true,
			),
			'begins_at' => array(
				'type' => 'string',
				'format' => 'date-time',
				'required' => true,
			),
			'created_at' => array(
				'type' => 'string',
				'format' => 'date-time',
				'required' => true,
			),
			'finished_at' => array(
				'type' => array(
					'string',
					'null',
				),
				'format' => 'date-time',
				'required' => true,
			),
			'undo_until' => array(
				'type' => array(
					'string',
					'null',
				),
				'format' => 'date-time',
				'description' => 'Until then it can be taken back; null when it cannot.',
				'required' => true,
			),
		),
	),
	'bulk-result' => array(
		'title' => 'BulkResult',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'results' => array(
				'type' => 'array',
				'required' => true,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'required' => true,
						),
						'ok' => array(
							'type' => 'boolean',
							'required' => true,
						),
						'error' => array(
							'type' => array(
								'string',
								'null',
							),
							'required' => true,
						),
						'row' => array(
							'description' => 'What one line of the inbox shows.',
							'type' => array(
								'object',
								'null',
							),
							'additionalProperties' => false,
							'properties' => array(
								'id' => array(
									'type' => 'integer',
									'minimum' => 1,
									'required' => true,
								),
								'subject' => array(
									'type' => 'string',
									'required' => true,
								),
								'preview' => array(
									'type' => 'string',
									'description' => 'The newest visible words, one line.',
									'required' => true,
								),
								'status' => array(
									'type' => 'string',
									'enum' => array(
										'open',
										'pending',
										'snoozed',
										'closed',
										'spam',
										'trash',
										'merged',
									),
									'description' => 'merged: a signpost; all that it had is on another ticket.',
									'required' => true,
								),
								'status_id' => array(
									'type' => 'integer',
									'minimum' => 0,
									'description' => 'The site\'s own status, which is of the built-in state that status says; 0 for the built-in one itself.',
									'required' => true,
								),
								'priority' => array(
									'type' => 'string',
									'enum' => array(
										'low',
										'normal',
										'high',
										'urgent',
									),
									'required' => true,
								),
								'channel' => array(
									'type' => 'string',
									'enum' => array(
										'email',
										'form',
										'api',
										'phone',
									),
									'required' => true,
								),
								'mailbox_id' => array(
									'type' => 'integer',
									'required' => true,
								),
								'assignee' => array(
									'description' => 'A WordPress user as the screens show one.',
									'type' => array(
										'object',
										'null',
									),
									'additionalProperties' => false,
									'properties' => array(
										'id' => array(
											'type' => 'integer',
											'minimum' => 1,
											'required' => true,
										),
										'name' => array(
											'type' => 'string',
											'required' => true,
										),
										'avatar' => array(
											'type' => 'string',
											'description' => 'URL of a 48 px picture; empty when avatars are off.',
											'required' => true,
										),
									),
									'required' => true,
								),
								'team_id' => array(
									'type' => array(
										'integer',
										'null',
									),
									'required' => true,
								),
								'type_id' => array(
									'type' => array(
										'integer',
										'null',
									),
									'description' => 'The kind of ticket; null for none.',
									'required' => true,
								),
								'customer_id' => array(
									'type' => 'integer',
									'minimum' => 1,
									'required' => true,
								),
								'customer_name' => array(
									'type' => 'string',
									'required' => true,
								),
								'customer_email' => array(
									'type' => 'string',
									'required' => true,
								),
								'message_count' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
								'has_attachments' => array(
									'type' => 'boolean',
									'required' => true,
								),
								'has_failed' => array(
									'type' => 'boolean',
									'description' => 'A reply on this ticket could not be sent.',
									'required' => true,
								),
								'has_scheduled' => array(
									'type' => 'boolean',
									'description' => 'A reply on this ticket is to leave later, or was held back from that.',
									'required' => true,
								),
								'has_draft' => array(
									'type' => 'boolean',
									'description' => 'The person who asks has begun to write on it.',
									'required' => true,
								),
								'tags' => array(
									'type' => 'array',
									'items' => array(
										'type' => 'string',
									),
									'description' => 'Names, by name.',
									'required' => true,
								),
								'unread' => array(
									'type' => 'boolean',
									'description' => 'For the person who asks.',
									'required' => true,
								),
								'waiting_since' => array(
									'type' => array(
										'string',
										'null',
									),
									'format' => 'date-time',
									'description' => 'Since when the customer waits for an answer; null when it is their turn.',
									'required' => true,
								),
								'snoozed_until' => array(
									'type' => array(
										'string',
										'null',
									),
									'format' => 'date-time',
									'required' => true,
								),
								'created_at' => array(
									'type' => 'string',
									'format' => 'date-time',
									'required' => true,
								),
								'updated_at' => array(
									'type' => 'string',
									'format' => 'date-time',
									'description' => 'Of the newest message; lists are ordered by it.',
									'required' => true,
								),
								'locked' => array(
									'type' => 'boolean',
									'description' => 'Closed for good: what its customer writes becomes a new, linked ticket.',
									'required' => true,
								),
								'tasks' => array(
									'type' => 'object',
									'additionalProperties' => false,
									'description' => 'Its checklist.',
									'required' => true,
									'properties' => array(
										'total' => array(
											'type' => 'integer',
											'minimum' => 0,
											'required' => true,
										),
										'done' => array(
											'type' => 'integer',
											'minimum' => 0,
											'required' => true,
										),
									),
								),
								'version' => array(
									'type' => 'integer',
									'minimum' => 1,
									'description' => 'Counts the changes; send it back as expected_version.',
									'required' => true,
								),
							),
							'required' => true,
						),
						'before' => array(
							'description' => 'What undoing goes back to; null when nothing was changed.',
							'type' => array(
								'object',
								'null',
							),
							'additionalProperties' => false,
							'properties' => array(
								'status' => array(
									'type' => 'string',
									'enum' => array(
										'open',
										'pending',
										'snoozed',
										'closed',
										'spam',
										'trash',
									),
									'required' => true,
								),
								'snoozed_until' => array(
									'type' => array(
										'string',
										'null',
									),
									'format' => 'date-time',
									'required' => true,
								),
								'assignee_id' => array(
									'type' => array(
										'integer',
										'null',
									),
									'required' => true,
								),
								'status_id' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
								'team_id' => array(
									'type' => array(
										'integer',
										'null',
									),
									'required' => true,
								),
								'type_id' => array(
									'type' => array(
										'integer',
										'null',
									),
									'required' => true,
								),
								'fields' => array(
									'type' => 'array',
									'items' => array(
										'description' => 'What a ticket\'s custom field holds.',
										'type' => 'object',
										'additionalProperties' => false,
										'properties' => array(
											'field_id' => array(
												'type' => 'integer',
												'minimum' => 1,
												'required' => true,
											),
											'values' => array(
												'type' => 'array',
												'maxItems' => 50,
												'items' => array(
													'type' => 'string',
													'maxLength' => 20000,
												),
												'description' => 'None: the field is empty. One, as text: a number with a point, 1 or 0 of yes and no, 2026-11-22 of a date, an option\'s id of a choice. Several only of a choice of several.',
												'required' => true,
											),
										),
									),
									'description' => 'Those that the change was about.',
									'required' => true,
								),
								'locked' => array(
									'type' => 'boolean',
									'required' => true,
								),
								'mailbox_id' => array(
									'type' => 'integer',
									'minimum' => 1,
									'required' => true,
								),
								'priority' => array(
									'type' => 'string',
									'enum' => array(
										'low',
										'normal',
										'high',
										'urgent',
									),
									'required' => true,
								),
								'tags' => array(
									'type' => 'array',
									'items' => array(
										'type' => 'string',
									),
									'required' => true,
								),
							),
							'required' => true,
						),
					),
				),
			),
		),
	),
	'bulk-start' => array(
		'title' => 'BulkStart',
		'description' => 'A change of everything that a folder or a search shows the person who asks, or of the tickets named.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'client_key' => array(
				'type' => 'string',
				'minLength' => 16,
				'maxLength' => 64,
				'description' => 'The same for a second try: nothing is begun twice.',
				'required' => true,
			),
			'kind' => array(
				'type' => 'string',
				'enum' => array(
					'change',
					'delete',
				),
				'description' => 'delete: for ever, and only what lies in the trash.',
			),
			'ids' => array(
				'type' => 'array',
				'maxItems' => 1000,
				'items' => array(
					'type' => 'integer',
					'minimum' => 1,
				),
				'description' => 'These tickets, instead of a folder or a search.',
			),
			'folder' => array(
				'type' => 'string',
				'enum' => array(
					'mine',
					'unassigned',
					'team',
					'open',
					'pending',
					'snoozed',
					'closed',
					'spam',
					'trash',
					'all',
					'drafts',
					'scheduled',
					'failed',
				),
			),
			'mailbox_id' => array(
				'type' => array(
					'integer',
					'null',
				),
			),
			'team_id' => array(
				'type' => array(
					'integer',
					'null',
				),
			),
			'search' => array(
				'type' => 'string',
				'maxLength' => 300,
			),
			'except' => array(
				'type' => 'array',
				'maxItems' => 1000,
				'items' => array(
					'type' => 'integer',
					'minimum' => 1,
				),
				'description' => 'Tickets of the folder or search that are left out.',
			),
			'patch' => array(
				'type' => 'object',
				'additionalProperties' => false,
				'properties' => array(
					'status' => array(
						'type' => 'string',
						'enum' => array(
							'open',
							'pending',
							'snoozed',
							'closed',
							'spam',
							'trash',
						),
					),
					'snoozed_until' => array(
						'type' => array(
							'string',
							'null',
						),
						'format' => 'date-time',
						'description' => 'Needed with status snoozed: in the future, or null for until the customer writes.',
					),
					'status_id' => array(
						'type' => 'integer',
						'minimum' => 0,
						'description' => 'One of the site\'s own statuses; its state becomes the status. 0: the built-in one of the state. Left out together with a new status: the built-in one.',
					),
					'priority' => array(
						'type' => 'string',
						'enum' => array(
							'low',
							'normal',
							'high',
							'urgent',
						),
					),
					'assignee_id' => array(
						'type' => array(
							'integer',
							'null',
						),
					),
					'team_id' => array(
						'type' => array(
							'integer',
							'null',
						),
						'description' => 'Whoever has the ticket keeps it if they are in the team; else nobody has it.',
					),
					'type_id' => array(
						'type' => array(
							'integer',
							'null',
						),
					),
					'fields' => array(
						'type' => 'array',
						'maxItems' => 100,
						'items' => array(
							'description' => 'What a ticket\'s custom field holds.',
							'type' => 'object',
							'additionalProperties' => false,
							'properties' => array(
								'field_id' => array(
									'type' => 'integer',
									'minimum' => 1,
									'required' => true,
								),
								'values' => array(
									'type' => 'array',
									'maxItems' => 50,
									'items' => array(
										'type' => 'string',
										'maxLength' => 20000,
									),
									'description' => 'None: the field is empty. One, as text: a number with a point, 1 or 0 of yes and no, 2026-11-22 of a date, an option\'s id of a choice. Several only of a choice of several.',
									'required' => true,
								),
							),
						),
						'description' => 'New values of some fields; the others stay.',
					),
					'subject' => array(
						'type' => 'string',
						'minLength' => 1,
						'maxLength' => 2000,
					),
					'tags' => array(
						'type' => 'array',
						'maxItems' => 20,
						'items' => array(
							'type' => 'string',
							'minLength' => 1,
							'maxLength' => 40,
						),
						'description' => 'All that the ticket shall have; names that there are not yet are made. Letter case and accents make no difference.',
					),
					'add_tags' => array(
						'type' => 'array',
						'maxItems' => 20,
						'items' => array(
							'type' => 'string',
							'minLength' => 1,
							'maxLength' => 40,
						),
						'description' => 'Put on besides those that are there; not together with tags.',
					),
					'remove_tags' => array(
						'type' => 'array',
						'maxItems' => 20,
						'items' => array(
							'type' => 'string',
							'minLength' => 1,
							'maxLength' => 40,
						),
						'description' => 'Taken off, where they are there; not together with tags.',
					),
					'locked' => array(
						'type' => 'boolean',
						'description' => 'Only of a closed ticket; opening it unlocks it.',
					),
					'mailbox_id' => array(
						'type' => 'integer',
						'minimum' => 1,
						'description' => 'Moves it to another mailbox, from which answers then leave. Who has the ticket loses it when they may not see that mailbox.',
					),
					'unread' => array(
						'type' => 'boolean',
						'description' => 'For the person who asks.',
					),
					'expected_version' => array(
						'type' => 'integer',
						'minimum' => 1,
						'description' => 'When given and not the stored one: 409 mesa_ticket_changed.',
					),
				),
				'description' => 'The change; not for delete.',
			),
		),
	),
	'call-input' => array(
		'title' => 'CallInput',
		'description' => 'A phone call on a ticket, written down. Nothing is sent.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'direction' => array(
				'type' => 'string',
				'enum' => array(
					'in',
					'out',
				),
				'description' => 'in: the customer called.',
				'required' => true,
			),
			'seconds' => array(
				'type' => 'integer',
				'minimum' => 0,
				'maximum' => 86400,
				'required' => true,
			),
			'phone' => array(
				'type' => 'string',
				'maxLength' => 40,
			),
			'html' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 1000000,
				'required' => true,
			),
			'client_key' => array(
				'type' => 'string',
				'minLength' => 8,
				'maxLength' => 64,
				'required' => true,
			),
		),
	),
	'changes' => array(
		'title' => 'Changes',
		'description' => 'What moved since the sequence number given. When `reset` is true, too much did: load the lists again.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'seq' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'Send it as `since` next time.',
				'required' => true,
			),
			'reset' => array(
				'type' => 'boolean',
				'required' => true,
			),
			'tickets' => array(
				'type' => 'array',
				'items' => array(
					'description' => 'What one line of the inbox shows.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'subject' => array(
							'type' => 'string',
							'required' => true,
						),
						'preview' => array(
							'type' => 'string',
							'description' => 'The newest visible words, one line.',
							'required' => true,
						),
						'status' => array(
							'type' => 'string',
							'enum' => array(
								'open',
								'pending',
								'snoozed',
								'closed',
								'spam',
								'trash',
								'merged',
							),
							'description' => 'merged: a signpost; all that it had is on another ticket.',
							'required' => true,
						),
						'status_id' => array(
							'type' => 'integer',
							'minimum' => 0,
							'description' => 'The site\'s own status, which is of the built-in state that status says; 0 for the built-in one itself.',
							'required' => true,
						),
						'priority' => array(
							'type' => 'string',
							'enum' => array(
								'low',
								'normal',
								'high',
								'urgent',
							),
							'required' => true,
						),
						'channel' => array(
							'type' => 'string',
							'enum' => array(
								'email',
								'form',
								'api',
								'phone',
							),
							'required' => true,
						),
						'mailbox_id' => array(
							'type' => 'integer',
							'required' => true,
						),
						'assignee' => array(
							'description' => 'A WordPress user as the screens show one.',
							'type' => array(
								'object',
								'null',
							),
							'additionalProperties' => false,
							'properties' => array(
								'id' => array(
									'type' => 'integer',
									'minimum' => 1,
									'required' => true,
								),
								'name' => array(
									'type' => 'string',
									'required' => true,
								),
								'avatar' => array(
									'type' => 'string',
									'description' => 'URL of a 48 px picture; empty when avatars are off.',
									'required' => true,
								),
							),
							'required' => true,
						),
						'team_id' => array(
							'type' => array(
								'integer',
								'null',
							),
							'required' => true,
						),
						'type_id' => array(
							'type' => array(
								'integer',
								'null',
							),
							'description' => 'The kind of ticket; null for none.',
							'required' => true,
						),
						'customer_id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'customer_name' => array(
							'type' => 'string',
							'required' => true,
						),
						'customer_email' => array(
							'type' => 'string',
							'required' => true,
						),
						'message_count' => array(
							'type' => 'integer',
							'minimum' => 0,
							'required' => true,
						),
						'has_attachments' => array(
							'type' => 'boolean',
							'required' => true,
						),
						'has_failed' => array(
							'type' => 'boolean',
							'description' => 'A reply on this ticket could not be sent.',
							'required' => true,
						),
						'has_scheduled' => array(
							'type' => 'boolean',
							'description' => 'A reply on this ticket is to leave later, or was held back from that.',
							'required' => true,
						),
						'has_draft' => array(
							'type' => 'boolean',
							'description' => 'The person who asks has begun to write on it.',
							'required' => true,
						),
						'tags' => array(
							'type' => 'array',
							'items' => array(
								'type' => 'string',
							),
							'description' => 'Names, by name.',
							'required' => true,
						),
						'unread' => array(
							'type' => 'boolean',
							'description' => 'For the person who asks.',
							'required' => true,
						),
						'waiting_since' => array(
							'type' => array(
								'string',
								'null',
							),
							'format' => 'date-time',
							'description' => 'Since when the customer waits for an answer; null when it is their turn.',
							'required' => true,
						),
						'snoozed_until' => array(
							'type' => array(
								'string',
								'null',
							),
							'format' => 'date-time',
							'required' => true,
						),
						'created_at' => array(
							'type' => 'string',
							'format' => 'date-time',
							'required' => true,
						),
						'updated_at' => array(
							'type' => 'string',
							'format' => 'date-time',
							'description' => 'Of the newest message; lists are ordered by it.',
							'required' => true,
						),
						'locked' => array(
							'type' => 'boolean',
							'description' => 'Closed for good: what its customer writes becomes a new, linked ticket.',
							'required' => true,
						),
						'tasks' => array(
							'type' => 'object',
							'additionalProperties' => false,
							'description' => 'Its checklist.',
							'required' => true,
							'properties' => array(
								'total' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
								'done' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
							),
						),
						'version' => array(
							'type' => 'integer',
							'minimum' => 1,
							'description' => 'Counts the changes; send it back as expected_version.',
							'required' => true,
						),
					),
				),
				'required' => true,
			),
			'presence' => array(
				'type' => 'array',
				'description' => 'Which colleagues are looking at which tickets right now.',
				'items' => array(
					'description' => 'A colleague who has a ticket open.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'ticket_id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'person' => array(
							'description' => 'A WordPress user as the screens show one.',
							'type' => 'object',
							'additionalProperties' => false,
							'properties' => array(
								'id' => array(
									'type' => 'integer',
									'minimum' => 1,
									'required' => true,
								),
								'name' => array(
									'type' => 'string',
									'required' => true,
								),
								'avatar' => array(
									'type' => 'string',
									'description' => 'URL of a 48 px picture; empty when avatars are off.',
									'required' => true,
								),
							),
							'required' => true,
						),
						'doing' => array(
							'type' => 'string',
							'enum' => array(
								'viewing',
								'writing',
							),
							'required' => true,
						),
						'kind' => array(
							'type' => array(
								'string',
								'null',
							),
							'enum' => array(
								null,
								'reply',
								'note',
								'forward',
							),
							'description' => 'What they are writing.',
							'required' => true,
						),
					),
				),
				'required' => true,
			),
			'notified' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'Another number than before: ask for the caller\'s notifications again.',
				'required' => true,
			),
			'counts' => array(
				'type' => 'object',
				'additionalProperties' => false,
				'properties' => array(
					'mine' => array(
						'type' => 'integer',
						'required' => true,
					),
					'unassigned' => array(
						'type' => 'integer',
						'required' => true,
					),
					'open' => array(
						'type' => 'integer',
						'required' => true,
					),
					'pending' => array(
						'type' => 'integer',
						'required' => true,
					),
					'snoozed' => array(
						'type' => 'integer',
						'required' => true,
					),
					'closed' => array(
						'type' => 'integer',
						'required' => true,
					),
					'spam' => array(
						'type' => 'integer',
						'required' => true,
					),
					'trash' => array(
						'type' => 'integer',
						'required' => true,
					),
					'drafts' => array(
						'type' => 'integer',
						'description' => 'Tickets on which the person who asks has begun to write.',
						'required' => true,
					),
					'scheduled' => array(
						'type' => 'integer',
						'description' => 'Tickets with a reply that is to leave later, or was held back from that.',
						'required' => true,
					),
					'failed' => array(
						'type' => 'integer',
						'description' => 'Tickets with a reply that could not be sent.',
						'required' => true,
					),
					'mailboxes' => array(
						'type' => 'array',
						'description' => 'Open tickets by mailbox.',
						'required' => true,
						'items' => array(
							'type' => 'object',
							'additionalProperties' => false,
							'properties' => array(
								'mailbox_id' => array(
									'type' => 'integer',
									'required' => true,
								),
								'open' => array(
									'type' => 'integer',
									'required' => true,
								),
							),
						),
					),
					'teams' => array(
						'type' => 'array',
						'description' => 'Open tickets by team.',
						'required' => true,
						'items' => array(
							'type' => 'object',
							'additionalProperties' => false,
							'properties' => array(
								'team_id' => array(
									'type' => 'integer',
									'required' => true,
								),
								'open' => array(
									'type' => 'integer',
									'required' => true,
								),
							),
						),
					),
				),
				'required' => true,
			),
		),
	),
	'check-report' => array(
		'title' => 'CheckReport',
		'description' => 'What a poller says of a check whose mail it has seen, or looked for in vain.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'cleaned' => array(
				'type' => 'boolean',
				'description' => 'The mail is gone from the mail server.',
				'required' => true,
			),
			'broken' => array(
				'type' => 'string',
				'enum' => array(
					'',
					'dns',
					'tcp',
					'tls',
					'login',
					'token',
					'folder',
					'quota',
					'smtp',
					'delivery',
					'spam',
					'wordpress',
					'password',
					'capability',
					'clock',
					'queue',
					'cron',
					'poller',
					'cleanup',
					'database',
					'spf',
					'dkim',
					'dmarc',
				),
				'description' => 'A part that the poller knows to be broken; empty for none.',
				'required' => true,
			),
			'detail' => array(
				'type' => 'string',
				'maxLength' => 1000,
				'required' => true,
			),
			'quota_used' => array(
				'type' => array(
					'integer',
					'null',
				),
				'minimum' => 0,
				'required' => true,
			),
			'quota_limit' => array(
				'type' => array(
					'integer',
					'null',
				),
				'minimum' => 0,
				'required' => true,
			),
			'warnings' => array(
				'type' => 'array',
				'maxItems' => 10,
				'required' => true,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'part' => array(
							'type' => 'string',
							'enum' => array(
								'',
								'dns',
								'tcp',
								'tls',
								'login',
								'token',
								'folder',
								'quota',
								'smtp',
								'delivery',
								'spam',
								'wordpress',
								'password',
								'capability',
								'clock',
								'queue',
								'cron',
								'poller',
								'cleanup',
								'database',
								'spf',
								'dkim',
								'dmarc',
							),
							'required' => true,
						),
						'detail' => array(
							'type' => 'string',
							'maxLength' => 1000,
							'required' => true,
						),
					),
				),
			),
		),
	),
	'child-input' => array(
		'title' => 'ChildInput',
		'description' => 'A ticket for a part of another one\'s work.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'subject' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 2000,
				'required' => true,
			),
			'html' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 1000000,
				'description' => 'What is to be done; a note.',
				'required' => true,
			),
			'assignee_id' => array(
				'type' => array(
					'integer',
					'null',
				),
			),
			'mailbox_id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'description' => 'Absent: the parent\'s.',
			),
			'client_key' => array(
				'type' => 'string',
				'minLength' => 8,
				'maxLength' => 64,
				'required' => true,
			),
		),
	),
	'connection-test' => array(
		'title' => 'ConnectionTest',
		'description' => 'Each leg\'s steps in order; the first that is not ok is the broken part.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'ok' => array(
				'type' => 'boolean',
				'required' => true,
			),
			'steps' => array(
				'type' => 'array',
				'required' => true,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'leg' => array(
							'type' => 'string',
							'enum' => array(
								'incoming',
								'outgoing',
							),
							'required' => true,
						),
						'step' => array(
							'type' => 'string',
							'enum' => array(
								'token',
								'dns',
								'connect',
								'tls',
								'login',
								'folder',
							),
							'required' => true,
						),
						'ok' => array(
							'type' => 'boolean',
							'required' => true,
						),
						'ms' => array(
							'type' => 'integer',
							'required' => true,
						),
						'detail' => array(
							'type' => 'string',
							'description' => 'What to tell the person, with the server\'s own words.',
							'required' => true,
						),
					),
				),
			),
		),
	),
	'customer' => array(
		'title' => 'Customer',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'name' => array(
				'type' => 'string',
				'required' => true,
			),
			'email' => array(
				'type' => 'string',
				'description' => 'The first address; empty when none is known.',
				'required' => true,
			),
			'emails' => array(
				'type' => 'array',
				'items' => array(
					'type' => 'string',
				),
				'required' => true,
			),
			'phones' => array(
				'type' => 'array',
				'items' => array(
					'type' => 'string',
				),
				'description' => 'Numbers that they have called from, or were called at.',
				'required' => true,
			),
			'user_id' => array(
				'type' => array(
					'integer',
					'null',
				),
				'required' => true,
			),
			'created_at' => array(
				'type' => 'string',
				'format' => 'date-time',
				'required' => true,
			),
		),
	),
	'dead-letter-list' => array(
		'title' => 'DeadLetterList',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'items' => array(
				'type' => 'array',
				'description' => 'Newest first.',
				'items' => array(
					'description' => 'A mail that could not be taken in so far. It still lies on the mail server, untouched.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'mailbox_id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'folder' => array(
							'type' => 'string',
							'required' => true,
						),
						'uid' => array(
							'type' => 'integer',
							'minimum' => 0,
							'description' => '0: it was piped in.',
							'required' => true,
						),
						'from' => array(
							'description' => 'One mailbox address of a mail header (RFC 5322 section 3.4), already decoded.',
							'type' => 'object',
							'additionalProperties' => false,
							'properties' => array(
								'address' => array(
									'type' => 'string',
									'maxLength' => 320,
									'required' => true,
								),
								'name' => array(
									'type' => 'string',
									'maxLength' => 300,
									'required' => true,
								),
							),
							'required' => true,
						),
						'subject' => array(
							'type' => 'string',
							'required' => true,
						),
						'size' => array(
							'type' => 'integer',
							'minimum' => 0,
							'description' => 'Bytes; 0 when unknown.',
							'required' => true,
						),
						'received_at' => array(
							'type' => 'string',
							'format' => 'date-time',
							'required' => true,
						),
						'reason' => array(
							'type' => 'string',
							'required' => true,
						),
						'state' => array(
							'type' => 'string',
							'enum' => array(
								'trying',
								'dead',
								'retrying',
							),
							'description' => 'trying: the poller goes on by itself; dead: given up; retrying: somebody asked for another try.',
							'required' => true,
						),
						'attempts' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'has_raw' => array(
							'type' => 'boolean',
							'description' => 'The original mail is kept here and can be downloaded.',
							'required' => true,
						),
						'first_at' => array(
							'type' => 'string',
							'format' => 'date-time',
							'required' => true,
						),
						'last_at' => array(
							'type' => 'string',
							'format' => 'date-time',
							'required' => true,
						),
					),
				),
				'required' => true,
			),
			'older_than' => array(
				'type' => array(
					'integer',
					'null',
				),
				'description' => 'Ask with before=this for the next page; null on the last one.',
				'required' => true,
			),
		),
	),
	'dead-letter' => array(
		'title' => 'DeadLetter',
		'description' => 'A mail that could not be taken in so far. It still lies on the mail server, untouched.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'mailbox_id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'folder' => array(
				'type' => 'string',
				'required' => true,
			),
			'uid' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => '0: it was piped in.',
				'required' => true,
			),
			'from' => array(
				'description' => 'One mailbox address of a mail header (RFC 5322 section 3.4), already decoded.',
				'type' => 'object',
				'additionalProperties' => false,
				'properties' => array(
					'address' => array(
						'type' => 'string',
						'maxLength' => 320,
						'required' => true,
					),
					'name' => array(
						'type' => 'string',
						'maxLength' => 300,
						'required' => true,
					),
				),
				'required' => true,
			),
			'subject' => array(
				'type' => 'string',
				'required' => true,
			),
			'size' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'Bytes; 0 when unknown.',
				'required' => true,
			),
			'received_at' => array(
				'type' => 'string',
				'format' => 'date-time',
				'required' => true,
			),
			'reason' => array(
				'type' => 'string',
				'required' => true,
			),
			'state' => array(
				'type' => 'string',
				'enum' => array(
					'trying',
					'dead',
					'retrying',
				),
				'description' => 'trying: the poller goes on by itself; dead: given up; retrying: somebody asked for another try.',
				'required' => true,
			),
			'attempts' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'has_raw' => array(
				'type' => 'boolean',
				'description' => 'The original mail is kept here and can be downloaded.',
				'required' => true,
			),
			'first_at' => array(
				'type' => 'string',
				'format' => 'date-time',
				'required' => true,
			),
			'last_at' => array(
				'type' => 'string',
				'format' => 'date-time',
				'required' => true,
			),
		),
	),
	'deflection' => array(
		'title' => 'Deflection',
		'description' => 'Whether suggestions save messages: visits that began to write, with suggestions and, by lot, without.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'days' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'holdout_percent' => array(
				'type' => 'integer',
				'minimum' => 0,
				'maximum' => 50,
				'description' => 'Visits that see no suggestions; 0: none.',
				'required' => true,
			),
			'shown' => array(
				'type' => 'object',
				'additionalProperties' => false,
				'properties' => array(
					'begun' => array(
						'type' => 'integer',
						'minimum' => 0,
						'required' => true,
					),
					'suggested' => array(
						'type' => 'integer',
						'minimum' => 0,
						'required' => true,
					),
					'opened' => array(
						'type' => 'integer',
						'minimum' => 0,
						'required' => true,
					),
					'answered' => array(
						'type' => 'integer',
						'minimum' => 0,
						'required' => true,
					),
					'sent' => array(
						'type' => 'integer',
						'minimum' => 0,
						'required' => true,
					),
				),
				'required' => true,
			),
			'held' => array(
				'type' => 'object',
				'additionalProperties' => false,
				'properties' => array(
					'begun' => array(
						'type' => 'integer',
						'minimum' => 0,
						'required' => true,
					),
					'suggested' => array(
						'type' => 'integer',
						'minimum' => 0,
						'required' => true,
					),
					'opened' => array(
						'type' => 'integer',
						'minimum' => 0,
						'required' => true,
					),
					'answered' => array(
						'type' => 'integer',
						'minimum' => 0,
						'required' => true,
					),
					'sent' => array(
						'type' => 'integer',
						'minimum' => 0,
						'required' => true,
					),
				),
				'required' => true,
			),
			'forms' => array(
				'type' => 'array',
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'form_id' => array(
							'type' => 'integer',
							'minimum' => 0,
							'description' => '0: forms that stand alone.',
							'required' => true,
						),
						'name' => array(
							'type' => 'string',
							'required' => true,
						),
						'shown' => array(
							'type' => 'object',
							'additionalProperties' => false,
							'properties' => array(
								'begun' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
								'suggested' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
								'opened' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
								'answered' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
								'sent' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
							),
							'required' => true,
						),
						'held' => array(
							'type' => 'object',
							'additionalProperties' => false,
							'properties' => array(
								'begun' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
								'suggested' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
								'opened' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
								'answered' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
								'sent' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
							),
							'required' => true,
						),
					),
				),
				'required' => true,
			),
		),
	),
	'desk' => array(
		'title' => 'Desk',
		'description' => 'What tickets are sorted by on this site, each list in its order.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'types' => array(
				'type' => 'array',
				'items' => array(
					'description' => 'A kind of ticket, such as a return.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'name' => array(
							'type' => 'string',
							'minLength' => 1,
							'maxLength' => 60,
							'required' => true,
						),
						'color' => array(
							'type' => 'string',
							'enum' => array(
								'gray',
								'red',
								'orange',
								'yellow',
								'green',
								'teal',
								'blue',
								'purple',
								'pink',
							),
							'required' => true,
						),
						'archived' => array(
							'type' => 'boolean',
							'description' => 'Not offered any more; tickets keep it.',
							'required' => true,
						),
					),
				),
				'required' => true,
			),
			'fields' => array(
				'type' => 'array',
				'items' => array(
					'description' => 'A custom field of tickets.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'name' => array(
							'type' => 'string',
							'minLength' => 1,
							'maxLength' => 60,
							'required' => true,
						),
						'search_name' => array(
							'type' => 'string',
							'description' => 'As it is written in a search: field.search_name:value.',
							'required' => true,
						),
						'kind' => array(
							'type' => 'string',
							'enum' => array(
								'text',
								'long',
								'number',
								'yes_no',
								'choice',
								'choices',
								'date',
								'url',
								'phone',
							),
							'required' => true,
						),
						'options' => array(
							'type' => 'array',
							'maxItems' => 200,
							'description' => 'Of a choice, in order. Those that are archived keep their tickets, and are not offered.',
							'items' => array(
								'type' => 'object',
								'additionalProperties' => false,
								'properties' => array(
									'id' => array(
										'type' => 'integer',
										'minimum' => 0,
										'description' => '0: a new one.',
										'required' => true,
									),
									'name' => array(
										'type' => 'string',
										'minLength' => 1,
										'maxLength' => 60,
										'required' => true,
									),
									'archived' => array(
										'type' => 'boolean',
										'required' => true,
									),
								),
							),
							'required' => true,
						),
						'required' => array(
							'type' => 'string',
							'enum' => array(
								'no',
								'close',
								'always',
							),
							'description' => 'close: a ticket cannot be closed without it. always: nor can it be emptied again, nor a visitor send a form without it.',
							'required' => true,
						),
						'visible_to' => array(
							'type' => 'string',
							'enum' => array(
								'agents',
								'customers',
							),
							'required' => true,
						),
						'help' => array(
							'type' => 'string',
							'maxLength' => 300,
							'required' => true,
						),
						'type_ids' => array(
							'type' => 'array',
							'maxItems' => 200,
							'items' => array(
								'type' => 'integer',
								'minimum' => 1,
							),
							'description' => 'Only on tickets of these types; none: on all.',
							'required' => true,
						),
						'mailbox_ids' => array(
							'type' => 'array',
							'maxItems' => 1000,
							'items' => array(
								'type' => 'integer',
								'minimum' => 1,
							),
							'description' => 'Only in these mailboxes; none: in all.',
							'required' => true,
						),
						'depends_on' => array(
							'type' => array(
								'integer',
								'null',
							),
							'description' => 'Only where another field, which comes before, has one of depends_values.',
							'required' => true,
						),
						'depends_values' => array(
							'type' => 'array',
							'maxItems' => 200,
							'items' => array(
								'type' => 'string',
								'maxLength' => 300,
							),
							'description' => 'As in field-value; none: has any value.',
							'required' => true,
						),
						'archived' => array(
							'type' => 'boolean',
							'description' => 'Not shown any more; its values stay.',
							'required' => true,
						),
					),
				),
				'required' => true,
			),
			'statuses' => array(
				'type' => 'array',
				'items' => array(
					'description' => 'A status that a ticket can have: a built-in one, or one of the site.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'minimum' => 0,
							'description' => '0: the built-in one of its state.',
							'required' => true,
						),
						'name' => array(
							'type' => 'string',
							'minLength' => 1,
							'maxLength' => 60,
							'required' => true,
						),
						'color' => array(
							'type' => 'string',
							'enum' => array(
								'gray',
								'red',
								'orange',
								'yellow',
								'green',
								'teal',
								'blue',
								'purple',
								'pink',
							),
							'required' => true,
						),
						'state' => array(
							'type' => 'string',
							'enum' => array(
								'open',
								'pending',
								'snoozed',
								'closed',
								'spam',
								'trash',
							),
							'description' => 'What folders, counts and mail go by.',
							'required' => true,
						),
						'after_answer' => array(
							'type' => 'boolean',
							'description' => 'What a ticket gets when its customer writes.',
							'required' => true,
						),
					),
				),
				'required' => true,
			),
			'priorities' => array(
				'type' => 'array',
				'items' => array(
					'description' => 'One of the four levels, with the name that this site has for it.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'level' => array(
							'type' => 'string',
							'enum' => array(
								'low',
								'normal',
								'high',
								'urgent',
							),
							'required' => true,
						),
						'name' => array(
							'type' => 'string',
							'minLength' => 1,
							'maxLength' => 60,
							'required' => true,
						),
						'color' => array(
							'type' => 'string',
							'enum' => array(
								'gray',
								'red',
								'orange',
								'yellow',
								'green',
								'teal',
								'blue',
								'purple',
								'pink',
							),
							'required' => true,
						),
					),
				),
				'required' => true,
			),
			'teams' => array(
				'type' => 'array',
				'items' => array(
					'description' => 'People who share a folder of tickets.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'name' => array(
							'type' => 'string',
							'minLength' => 1,
							'maxLength' => 60,
							'required' => true,
						),
						'color' => array(
							'type' => 'string',
							'enum' => array(
								'gray',
								'red',
								'orange',
								'yellow',
								'green',
								'teal',
								'blue',
								'purple',
								'pink',
							),
							'required' => true,
						),
						'members' => array(
							'type' => 'array',
							'items' => array(
								'type' => 'integer',
								'minimum' => 1,
							),
							'description' => 'User ids.',
							'required' => true,
						),
					),
				),
				'required' => true,
			),
		),
	),
	'draft-input' => array(
		'title' => 'DraftInput',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'key' => array(
				'type' => 'string',
				'pattern' => '^[0-9a-f]{32}$',
				'description' => 'The draft\'s name, made by the client when it is begun.',
				'required' => true,
			),
			'kind' => array(
				'type' => 'string',
				'enum' => array(
					'reply',
					'note',
					'forward',
				),
				'required' => true,
			),
			'client_key' => array(
				'type' => 'string',
				'minLength' => 8,
				'maxLength' => 64,
				'description' => 'With which it is going to be sent: what was sent with it is no draft any more.',
				'required' => true,
			),
			'revision' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'The revision that the client has written on; 0 for a new draft. When another machine has saved a later one: 409 mesa_draft_changed.',
				'required' => true,
			),
			'based_on' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'The newest message when writing began.',
				'required' => true,
			),
			'text' => array(
				'type' => 'string',
				'maxLength' => 1000000,
				'description' => 'The words, for lists.',
				'required' => true,
			),
			'data' => array(
				'type' => 'object',
				'additionalProperties' => true,
				'description' => 'Everything else that the editor needs; stored as it is.',
				'required' => true,
			),
		),
	),
	'draft-stamp' => array(
		'title' => 'DraftStamp',
		'description' => 'That somebody is writing on a ticket; never what.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'person' => array(
				'description' => 'A WordPress user as the screens show one.',
				'type' => 'object',
				'additionalProperties' => false,
				'properties' => array(
					'id' => array(
						'type' => 'integer',
						'minimum' => 1,
						'required' => true,
					),
					'name' => array(
						'type' => 'string',
						'required' => true,
					),
					'avatar' => array(
						'type' => 'string',
						'description' => 'URL of a 48 px picture; empty when avatars are off.',
						'required' => true,
					),
				),
				'required' => true,
			),
			'kind' => array(
				'type' => 'string',
				'enum' => array(
					'reply',
					'note',
					'forward',
				),
				'required' => true,
			),
			'key' => array(
				'type' => array(
					'string',
					'null',
				),
				'description' => 'The draft\'s name; only of one\'s own.',
				'required' => true,
			),
			'revision' => array(
				'type' => 'integer',
				'minimum' => 1,
				'description' => 'Counts how often it was saved.',
				'required' => true,
			),
			'started_at' => array(
				'type' => 'string',
				'format' => 'date-time',
				'required' => true,
			),
			'updated_at' => array(
				'type' => 'string',
				'format' => 'date-time',
				'required' => true,
			),
		),
	),
	'draft' => array(
		'title' => 'Draft',
		'description' => 'What somebody is writing; nobody but its author ever gets it.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'key' => array(
				'type' => 'string',
				'required' => true,
			),
			'ticket_id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'kind' => array(
				'type' => 'string',
				'enum' => array(
					'reply',
					'note',
					'forward',
				),
				'required' => true,
			),
			'client_key' => array(
				'type' => 'string',
				'required' => true,
			),
			'revision' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'based_on' => array(
				'type' => 'integer',
				'minimum' => 0,
				'required' => true,
			),
			'text' => array(
				'type' => 'string',
				'required' => true,
			),
			'data' => array(
				'type' => 'object',
				'additionalProperties' => true,
				'required' => true,
			),
			'started_at' => array(
				'type' => 'string',
				'format' => 'date-time',
				'required' => true,
			),
			'updated_at' => array(
				'type' => 'string',
				'format' => 'date-time',
				'required' => true,
			),
		),
	),
	'event' => array(
		'title' => 'TicketEvent',
		'description' => 'One line of a ticket\'s history. Append-only.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'ticket_id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'type' => array(
				'type' => 'string',
				'maxLength' => 60,
				'required' => true,
			),
			'actor' => array(
				'description' => 'null: the customer or the system.',
				'type' => array(
					'object',
					'null',
				),
				'additionalProperties' => false,
				'properties' => array(
					'id' => array(
						'type' => 'integer',
						'minimum' => 1,
						'required' => true,
					),
					'name' => array(
						'type' => 'string',
						'required' => true,
					),
					'avatar' => array(
						'type' => 'string',
						'description' => 'URL of a 48 px picture; empty when avatars are off.',
						'required' => true,
					),
				),
				'required' => true,
			),
			'data' => array(
				'type' => 'object',
				'additionalProperties' => array(
					'type' => array(
						'string',
						'integer',
						'boolean',
						'null',
					),
				),
				'required' => true,
			),
			'created_at' => array(
				'type' => 'string',
				'format' => 'date-time',
				'required' => true,
			),
		),
	),
	'failed-job' => array(
		'title' => 'FailedJob',
		'description' => 'A task that was given up.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'type' => array(
				'type' => 'string',
				'required' => true,
			),
			'ticket_id' => array(
				'type' => array(
					'integer',
					'null',
				),
				'description' => 'Where it belongs to; null when to no ticket.',
				'required' => true,
			),
			'is_reply' => array(
				'type' => 'boolean',
				'description' => 'A reply: it is sent again from its ticket.',
				'required' => true,
			),
			'error' => array(
				'type' => 'string',
				'required' => true,
			),
			'failed_at' => array(
				'type' => 'string',
				'format' => 'date-time',
				'required' => true,
			),
		),
	),
	'field-value' => array(
		'title' => 'FieldValue',
		'description' => 'What a ticket\'s custom field holds.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'field_id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'values' => array(
				'type' => 'array',
				'maxItems' => 50,
				'items' => array(
					'type' => 'string',
					'maxLength' => 20000,
				),
				'description' => 'None: the field is empty. One, as text: a number with a point, 1 or 0 of yes and no, 2026-11-22 of a date, an option\'s id of a choice. Several only of a choice of several.',
				'required' => true,
			),
		),
	),
	'folder-counts' => array(
		'title' => 'FolderCounts',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'mine' => array(
				'type' => 'integer',
				'required' => true,
			),
			'unassigned' => array(
				'type' => 'integer',
				'required' => true,
			),
			'open' => array(
				'type' => 'integer',
				'required' => true,
			),
			'pending' => array(
				'type' => 'integer',
				'required' => true,
			),
			'snoozed' => array(
				'type' => 'integer',
				'required' => true,
			),
			'closed' => array(
				'type' => 'integer',
				'required' => true,
			),
			'spam' => array(
				'type' => 'integer',
				'required' => true,
			),
			'trash' => array(
				'type' => 'integer',
				'required' => true,
			),
			'drafts' => array(
				'type' => 'integer',
				'description' => 'Tickets on which the person who asks has begun to write.',
				'required' => true,
			),
			'scheduled' => array(
				'type' => 'integer',
				'description' => 'Tickets with a reply that is to leave later, or was held back from that.',
				'required' => true,
			),
			'failed' => array(
				'type' => 'integer',
				'description' => 'Tickets with a reply that could not be sent.',
				'required' => true,
			),
			'mailboxes' => array(
				'type' => 'array',
				'description' => 'Open tickets by mailbox.',
				'required' => true,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'mailbox_id' => array(
							'type' => 'integer',
							'required' => true,
						),
						'open' => array(
							'type' => 'integer',
							'required' => true,
						),
					),
				),
			),
			'teams' => array(
				'type' => 'array',
				'description' => 'Open tickets by team.',
				'required' => true,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'team_id' => array(
							'type' => 'integer',
							'required' => true,
						),
						'open' => array(
							'type' => 'integer',
							'required' => true,
						),
					),
				),
			),
		),
	),
	'follower-input' => array(
		'title' => 'FollowerInput',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'following' => array(
				'type' => 'boolean',
				'required' => true,
			),
			'user_id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'description' => 'A colleague; left out for oneself.',
			),
		),
	),
	'followers' => array(
		'title' => 'Followers',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'following' => array(
				'type' => 'boolean',
				'description' => 'Whether the caller follows.',
				'required' => true,
			),
			'people' => array(
				'type' => 'array',
				'items' => array(
					'description' => 'A WordPress user as the screens show one.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'name' => array(
							'type' => 'string',
							'required' => true,
						),
						'avatar' => array(
							'type' => 'string',
							'description' => 'URL of a 48 px picture; empty when avatars are off.',
							'required' => true,
						),
					),
				),
				'description' => 'Everybody who follows and may see the ticket.',
				'required' => true,
			),
		),
	),
	'form-input' => array(
		'title' => 'FormInput',
		'description' => 'A form for visitors; only what is sent changes.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'name' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 60,
				'description' => 'For the team.',
			),
			'title' => array(
				'type' => 'string',
				'maxLength' => 120,
				'description' => 'Heading of the form\'s own page.',
			),
			'intro' => array(
				'type' => 'string',
				'maxLength' => 1000,
				'description' => 'A few words above the form.',
			),
			'mailbox_id' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => '0: the default mailbox.',
			),
			'type_id' => array(
				'type' => 'integer',
				'minimum' => 0,
			),
			'team_id' => array(
				'type' => 'integer',
				'minimum' => 0,
			),
			'assignee_id' => array(
				'type' => 'integer',
				'minimum' => 0,
			),
			'priority' => array(
				'type' => 'string',
				'enum' => array(
					'low',
					'normal',
					'high',
					'urgent',
				),
			),
			'tags' => array(
				'type' => 'array',
				'maxItems' => 20,
				'items' => array(
					'type' => 'string',
					'maxLength' => 80,
				),
			),
			'ask_name' => array(
				'type' => 'string',
				'enum' => array(
					'no',
					'optional',
					'required',
				),
			),
			'ask_order' => array(
				'type' => 'string',
				'enum' => array(
					'no',
					'optional',
					'required',
				),
				'description' => 'An order number.',
			),
			'fields' => array(
				'type' => 'array',
				'maxItems' => 50,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'field_id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'required' => array(
							'type' => 'boolean',
							'required' => true,
						),
						'label' => array(
							'type' => 'string',
							'maxLength' => 120,
							'description' => 'What the visitor reads; empty: the field\'s name.',
							'required' => true,
						),
						'when_field' => array(
							'type' => 'integer',
							'minimum' => 0,
							'description' => 'Asked only when this field of the form, which comes before, holds one of when_values; 0: always.',
							'required' => true,
						),
						'when_values' => array(
							'type' => 'array',
							'maxItems' => 200,
							'items' => array(
								'type' => 'string',
								'maxLength' => 300,
							),
							'description' => 'As in field-value; none: anything.',
							'required' => true,
						),
					),
				),
				'description' => 'Custom fields that it asks for, in order.',
			),
			'max_files' => array(
				'type' => 'integer',
				'minimum' => 0,
				'maximum' => 10,
				'description' => '0: it takes none.',
			),
			'max_file_mb' => array(
				'type' => 'integer',
				'minimum' => 1,
				'maximum' => 100,
				'description' => 'Each; the site\'s own limit holds, too.',
			),
			'suggest' => array(
				'type' => 'boolean',
				'description' => 'Whether articles are suggested while a visitor writes.',
			),
			'spam' => array(
				'type' => 'string',
				'enum' => array(
					'low',
					'normal',
					'strict',
				),
				'description' => 'How soon a message goes to the spam folder.',
			),
			'button' => array(
				'type' => 'string',
				'maxLength' => 60,
			),
			'thanks' => array(
				'type' => 'string',
				'maxLength' => 1000,
				'description' => 'After sending, below the number.',
			),
			'page' => array(
				'type' => 'boolean',
				'description' => 'Whether it has a page of its own.',
			),
			'slug' => array(
				'type' => 'string',
				'maxLength' => 80,
				'description' => 'Of that page\'s address.',
			),
			'noindex' => array(
				'type' => 'boolean',
				'description' => 'Search engines are asked to leave that page out.',
			),
			'archived' => array(
				'type' => 'boolean',
				'description' => 'Takes no messages any more.',
			),
		),
	),
	'form-preview' => array(
		'title' => 'FormPreview',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'url' => array(
				'type' => 'string',
				'description' => 'Shows the form as it would be, for the caller only and for ten minutes.',
				'required' => true,
			),
		),
	),
	'form' => array(
		'title' => 'Form',
		'description' => 'A form for visitors: what it asks, and where its messages go.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'name' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 60,
				'description' => 'For the team.',
				'required' => true,
			),
			'title' => array(
				'type' => 'string',
				'maxLength' => 120,
				'description' => 'Heading of the form\'s own page.',
				'required' => true,
			),
			'intro' => array(
				'type' => 'string',
				'maxLength' => 1000,
				'description' => 'A few words above the form.',
				'required' => true,
			),
			'mailbox_id' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => '0: the default mailbox.',
				'required' => true,
			),
			'type_id' => array(
				'type' => 'integer',
				'minimum' => 0,
				'required' => true,
			),
			'team_id' => array(
				'type' => 'integer',
				'minimum' => 0,
				'required' => true,
			),
			'assignee_id' => array(
				'type' => 'integer',
				'minimum' => 0,
				'required' => true,
			),
			'priority' => array(
				'type' => 'string',
				'enum' => array(
					'low',
					'normal',
					'high',
					'urgent',
				),
				'required' => true,
			),
			'tags' => array(
				'type' => 'array',
				'maxItems' => 20,
				'items' => array(
					'type' => 'string',
					'maxLength' => 80,
				),
				'required' => true,
			),
			'ask_name' => array(
				'type' => 'string',
				'enum' => array(
					'no',
					'optional',
					'required',
				),
				'required' => true,
			),
			'ask_order' => array(
				'type' => 'string',
				'enum' => array(
					'no',
					'optional',
					'required',
				),
				'description' => 'An order number.',
				'required' => true,
			),
			'fields' => array(
				'type' => 'array',
				'maxItems' => 50,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'field_id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'required' => array(
							'type' => 'boolean',
							'required' => true,
						),
						'label' => array(
							'type' => 'string',
							'maxLength' => 120,
							'description' => 'What the visitor reads; empty: the field\'s name.',
							'required' => true,
						),
						'when_field' => array(
							'type' => 'integer',
							'minimum' => 0,
							'description' => 'Asked only when this field of the form, which comes before, holds one of when_values; 0: always.',
							'required' => true,
						),
						'when_values' => array(
							'type' => 'array',
							'maxItems' => 200,
							'items' => array(
								'type' => 'string',
								'maxLength' => 300,
							),
							'description' => 'As in field-value; none: anything.',
							'required' => true,
						),
					),
				),
				'description' => 'Custom fields that it asks for, in order.',
				'required' => true,
			),
			'max_files' => array(
				'type' => 'integer',
				'minimum' => 0,
				'maximum' => 10,
				'description' => '0: it takes none.',
				'required' => true,
			),
			'max_file_mb' => array(
				'type' => 'integer',
				'minimum' => 1,
				'maximum' => 100,
				'description' => 'Each; the site\'s own limit holds, too.',
				'required' => true,
			),
			'suggest' => array(
				'type' => 'boolean',
				'description' => 'Whether articles are suggested while a visitor writes.',
				'required' => true,
			),
			'spam' => array(
				'type' => 'string',
				'enum' => array(
					'low',
					'normal',
					'strict',
				),
				'description' => 'How soon a message goes to the spam folder.',
				'required' => true,
			),
			'button' => array(
				'type' => 'string',
				'maxLength' => 60,
				'required' => true,
			),
			'thanks' => array(
				'type' => 'string',
				'maxLength' => 1000,
				'description' => 'After sending, below the number.',
				'required' => true,
			),
			'page' => array(
				'type' => 'boolean',
				'description' => 'Whether it has a page of its own.',
				'required' => true,
			),
			'slug' => array(
				'type' => 'string',
				'maxLength' => 80,
				'description' => 'Of that page\'s address.',
				'required' => true,
			),
			'noindex' => array(
				'type' => 'boolean',
				'description' => 'Search engines are asked to leave that page out.',
				'required' => true,
			),
			'archived' => array(
				'type' => 'boolean',
				'description' => 'Takes no messages any more.',
				'required' => true,
			),
			'url' => array(
				'type' => 'string',
				'description' => 'Of its own page; empty when it has none.',
				'required' => true,
			),
			'shortcode' => array(
				'type' => 'string',
				'required' => true,
			),
			'requests' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'Messages in the last 30 days.',
				'required' => true,
			),
		),
	),
	'idea-patch' => array(
		'title' => 'IdeaPatch',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'dismissed' => array(
				'type' => 'boolean',
				'description' => 'Whether nobody has to write it.',
				'required' => true,
			),
		),
	),
	'import-result' => array(
		'title' => 'ImportResult',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'added' => array(
				'type' => 'integer',
				'minimum' => 0,
				'required' => true,
			),
			'skipped' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'Those that were there already.',
				'required' => true,
			),
		),
	),
	'ingest-batch' => array(
		'title' => 'IngestBatch',
		'description' => 'Sent as JSON, or as multipart/form-data with this JSON in the field `batch` and each small blob as a file whose field name is its SHA-256.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'mailbox_id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'owner' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 64,
				'description' => 'The lease\'s owner; empty lease: see leaseMailbox.',
				'required' => true,
			),
			'messages' => array(
				'type' => 'array',
				'maxItems' => 100,
				'description' => 'None, when only small blobs come, ahead of their mails.',
				'items' => array(
					'description' => 'One mail, parsed and understood by the poller.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'key' => array(
							'type' => 'string',
							'pattern' => '^[0-9a-f]{64}$',
							'description' => 'SHA-256 of what makes this mail this mail, without the trace headers; unique in its mailbox.',
							'required' => true,
						),
						'folder' => array(
							'type' => 'string',
							'maxLength' => 255,
							'required' => true,
						),
						'uid' => array(
							'type' => 'integer',
							'minimum' => 0,
							'description' => '0 when the mail was piped in.',
							'required' => true,
						),
						'received_at' => array(
							'type' => 'string',
							'format' => 'date-time',
							'description' => 'IMAP INTERNALDATE, else the time of reading.',
							'required' => true,
						),
						'date' => array(
							'type' => array(
								'string',
								'null',
							),
							'format' => 'date-time',
							'description' => 'The Date header; null when it cannot be read.',
							'required' => true,
						),
						'message_id' => array(
							'type' => 'string',
							'maxLength' => 998,
							'description' => 'With angle brackets; empty when the mail has none.',
							'required' => true,
						),
						'in_reply_to' => array(
							'type' => 'array',
							'maxItems' => 50,
							'items' => array(
								'type' => 'string',
								'maxLength' => 998,
							),
							'required' => true,
						),
						'references' => array(
							'type' => 'array',
							'maxItems' => 200,
							'items' => array(
								'type' => 'string',
								'maxLength' => 998,
							),
							'required' => true,
						),
						'from' => array(
							'description' => 'One mailbox address of a mail header (RFC 5322 section 3.4), already decoded.',
							'type' => 'object',
							'additionalProperties' => false,
							'properties' => array(
								'address' => array(
									'type' => 'string',
									'maxLength' => 320,
									'required' => true,
								),
								'name' => array(
									'type' => 'string',
									'maxLength' => 300,
									'required' => true,
								),
							),
							'required' => true,
						),
						'reply_to' => array(
							'type' => 'array',
							'maxItems' => 100,
							'items' => array(
								'description' => 'One mailbox address of a mail header (RFC 5322 section 3.4), already decoded.',
								'type' => 'object',
								'additionalProperties' => false,
								'properties' => array(
									'address' => array(
										'type' => 'string',
										'maxLength' => 320,
										'required' => true,
									),
									'name' => array(
										'type' => 'string',
										'maxLength' => 300,
										'required' => true,
									),
								),
							),
							'required' => true,
						),
						'to' => array(
							'type' => 'array',
							'maxItems' => 1000,
							'items' => array(
								'description' => 'One mailbox address of a mail header (RFC 5322 section 3.4), already decoded.',
								'type' => 'object',
								'additionalProperties' => false,
								'properties' => array(
									'address' => array(
										'type' => 'string',
										'maxLength' => 320,
										'required' => true,
									),
									'name' => array(
										'type' => 'string',
										'maxLength' => 300,
										'required' => true,
									),
								),
							),
							'required' => true,
						),
						'cc' => array(
							'type' => 'array',
							'maxItems' => 1000,
							'items' => array(
								'description' => 'One mailbox address of a mail header (RFC 5322 section 3.4), already decoded.',
								'type' => 'object',
								'additionalProperties' => false,
								'properties' => array(
									'address' => array(
										'type' => 'string',
										'maxLength' => 320,
										'required' => true,
									),
									'name' => array(
										'type' => 'string',
										'maxLength' => 300,
										'required' => true,
									),
								),
							),
							'required' => true,
						),
						'delivered_to' => array(
							'type' => 'array',
							'maxItems' => 50,
							'items' => array(
								'type' => 'string',
								'maxLength' => 320,
							),
							'description' => 'Delivered-To, X-Original-To and Envelope-To.',
							'required' => true,
						),
						'subject' => array(
							'type' => 'string',
							'maxLength' => 2000,
							'required' => true,
						),
						'text' => array(
							'type' => 'string',
							'description' => 'The whole body as text.',
							'required' => true,
						),
						'html' => array(
							'type' => 'string',
							'description' => 'The whole body as sanitised HTML; empty for plain mails.',
							'required' => true,
						),
						'visible_text' => array(
							'type' => 'string',
							'required' => true,
						),
						'visible_html' => array(
							'type' => 'string',
							'required' => true,
						),
						'automatic' => array(
							'type' => array(
								'string',
								'null',
							),
							'enum' => array(
								null,
								'bounce',
								'auto-reply',
								'list',
								'complaint',
								'notification',
							),
							'required' => true,
						),
						'may_auto_respond' => array(
							'type' => 'boolean',
							'description' => 'False when any of RFC 3834\'s reasons against an automatic answer holds.',
							'required' => true,
						),
						'bounce' => array(
							'type' => array(
								'object',
								'null',
							),
							'additionalProperties' => false,
							'required' => true,
							'properties' => array(
								'recipient' => array(
									'type' => 'string',
									'maxLength' => 320,
									'required' => true,
								),
								'status' => array(
									'type' => 'string',
									'maxLength' => 20,
									'description' => 'RFC 3463 code such as 5.1.1; empty when unknown.',
									'required' => true,
								),
								'diagnostic' => array(
									'type' => 'string',
									'maxLength' => 2000,
									'required' => true,
								),
								'permanent' => array(
									'type' => 'boolean',
									'required' => true,
								),
								'original_message_id' => array(
									'type' => 'string',
									'maxLength' => 998,
									'description' => 'Of the mail that bounced; empty when unknown.',
									'required' => true,
								),
							),
						),
						'forwarded' => array(
							'type' => array(
								'object',
								'null',
							),
							'additionalProperties' => false,
							'description' => 'What a person passed on: the first mail that this one encloses or quotes below a forwarding line. null or absent: none, or its sender cannot be told.',
							'properties' => array(
								'from' => array(
									'description' => 'One mailbox address of a mail header (RFC 5322 section 3.4), already decoded.',
									'type' => 'object',
									'additionalProperties' => false,
									'properties' => array(
										'address' => array(
											'type' => 'string',
											'maxLength' => 320,
											'required' => true,
										),
										'name' => array(
											'type' => 'string',
											'maxLength' => 300,
											'required' => true,
										),
									),
									'required' => true,
								),
								'date' => array(
									'type' => array(
										'string',
										'null',
									),
									'format' => 'date-time',
									'description' => 'null when it cannot be read.',
									'required' => true,
								),
								'message_id' => array(
									'type' => 'string',
									'maxLength' => 998,
									'description' => 'Known for enclosed mails only; else empty.',
									'required' => true,
								),
								'subject' => array(
									'type' => 'string',
									'maxLength' => 2000,
									'description' => 'Empty when it does not say.',
									'required' => true,
								),
								'text' => array(
									'type' => 'string',
									'description' => 'Its whole body as text.',
									'required' => true,
								),
								'html' => array(
									'type' => 'string',
									'description' => 'Its whole body as sanitised HTML; empty for plain mails.',
									'required' => true,
								),
								'comment' => array(
									'type' => 'string',
									'description' => 'What the forwarder wrote above, without signature.',
									'required' => true,
								),
							),
						),
						'authentication' => array(
							'type' => array(
								'object',
								'null',
							),
							'additionalProperties' => false,
							'description' => 'The mailbox\'s own server on who sent the mail (RFC 8601), each a result such as pass, fail, none; empty when it does not say. null or absent: the server adds no such header.',
							'properties' => array(
								'spf' => array(
									'type' => 'string',
									'maxLength' => 20,
									'required' => true,
								),
								'dkim' => array(
									'type' => 'string',
									'maxLength' => 20,
									'required' => true,
								),
								'dmarc' => array(
									'type' => 'string',
									'maxLength' => 20,
									'required' => true,
								),
							),
						),
						'complaint' => array(
							'type' => array(
								'object',
								'null',
							),
							'additionalProperties' => false,
							'description' => 'What a complaint (RFC 5965) is about. null or absent: it is none, or does not say.',
							'properties' => array(
								'recipient' => array(
									'type' => 'string',
									'maxLength' => 320,
									'description' => 'Who complained; empty when it does not say.',
									'required' => true,
								),
								'original_message_id' => array(
									'type' => 'string',
									'maxLength' => 998,
									'description' => 'Of the mail that they complained about; empty when unknown.',
									'required' => true,
								),
							),
						),
						'is_thanks' => array(
							'type' => 'boolean',
							'description' => 'It says nothing but thank you. Absent: no.',
						),
						'spam' => array(
							'type' => 'boolean',
							'description' => 'The mail server took it for spam (its header, or the folder). Absent: no.',
						),
						'attachments' => array(
							'type' => 'array',
							'maxItems' => 1000,
							'required' => true,
							'items' => array(
								'type' => 'object',
								'additionalProperties' => false,
								'properties' => array(
									'sha256' => array(
										'type' => 'string',
										'pattern' => '^[0-9a-f]{64}$',
										'required' => true,
									),
									'filename' => array(
										'type' => 'string',
										'maxLength' => 255,
										'required' => true,
									),
									'content_type' => array(
										'type' => 'string',
										'maxLength' => 190,
										'required' => true,
									),
									'size' => array(
										'type' => 'integer',
										'minimum' => 0,
										'required' => true,
									),
									'inline' => array(
										'type' => 'boolean',
										'required' => true,
									),
									'content_id' => array(
										'type' => array(
											'string',
											'null',
										),
										'maxLength' => 255,
										'required' => true,
									),
								),
							),
						),
						'check' => array(
							'type' => array(
								'object',
								'null',
							),
							'description' => 'Only on a mail that says it is our own check (header X-Mesa-Check); WordPress believes its own signature only.',
							'additionalProperties' => false,
							'properties' => array(
								'token' => array(
									'type' => 'string',
									'maxLength' => 200,
									'required' => true,
								),
								'seen_ms' => array(
									'type' => 'integer',
									'description' => 'When the poller saw it in the mailbox, by its own clock, milliseconds since 1970.',
									'required' => true,
								),
								'fetched_ms' => array(
									'type' => 'integer',
									'required' => true,
								),
								'now_ms' => array(
									'type' => 'integer',
									'description' => 'The poller\'s clock as it hands this over.',
									'required' => true,
								),
							),
						),
						'raw_sha256' => array(
							'type' => 'string',
							'pattern' => '^[0-9a-f]{64}$',
							'description' => 'Of the gzipped mail source, stored as a blob.',
							'required' => true,
						),
						'parse_error' => array(
							'type' => array(
								'string',
								'null',
							),
							'maxLength' => 2000,
							'description' => 'Why the mail could not be read as a whole; the raw source then is an attachment too.',
							'required' => true,
						),
					),
				),
				'required' => true,
			),
		),
	),
	'ingest-message' => array(
		'title' => 'IngestMessage',
		'description' => 'One mail, parsed and understood by the poller.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'key' => array(
				'type' => 'string',
				'pattern' => '^[0-9a-f]{64}$',
				'description' => 'SHA-256 of what makes this mail this mail, without the trace headers; unique in its mailbox.',
				'required' => true,
			),
			'folder' => array(
				'type' => 'string',
				'maxLength' => 255,
				'required' => true,
			),
			'uid' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => '0 when the mail was piped in.',
				'required' => true,
			),
			'received_at' => array(
				'type' => 'string',
				'format' => 'date-time',
				'description' => 'IMAP INTERNALDATE, else the time of reading.',
				'required' => true,
			),
			'date' => array(
				'type' => array(
					'string',
					'null',
				),
				'format' => 'date-time',
				'description' => 'The Date header; null when it cannot be read.',
				'required' => true,
			),
			'message_id' => array(
				'type' => 'string',
				'maxLength' => 998,
				'description' => 'With angle brackets; empty when the mail has none.',
				'required' => true,
			),
			'in_reply_to' => array(
				'type' => 'array',
				'maxItems' => 50,
				'items' => array(
					'type' => 'string',
					'maxLength' => 998,
				),
				'required' => true,
			),
			'references' => array(
				'type' => 'array',
				'maxItems' => 200,
				'items' => array(
					'type' => 'string',
					'maxLength' => 998,
				),
				'required' => true,
			),
			'from' => array(
				'description' => 'One mailbox address of a mail header (RFC 5322 section 3.4), already decoded.',
				'type' => 'object',
				'additionalProperties' => false,
				'properties' => array(
					'address' => array(
						'type' => 'string',
						'maxLength' => 320,
						'required' => true,
					),
					'name' => array(
						'type' => 'string',
						'maxLength' => 300,
						'required' => true,
					),
				),
				'required' => true,
			),
			'reply_to' => array(
				'type' => 'array',
				'maxItems' => 100,
				'items' => array(
					'description' => 'One mailbox address of a mail header (RFC 5322 section 3.4), already decoded.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'address' => array(
							'type' => 'string',
							'maxLength' => 320,
							'required' => true,
						),
						'name' => array(
							'type' => 'string',
							'maxLength' => 300,
							'required' => true,
						),
					),
				),
				'required' => true,
			),
			'to' => array(
				'type' => 'array',
				'maxItems' => 1000,
				'items' => array(
					'description' => 'One mailbox address of a mail header (RFC 5322 section 3.4), already decoded.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'address' => array(
							'type' => 'string',
							'maxLength' => 320,
							'required' => true,
						),
						'name' => array(
							'type' => 'string',
							'maxLength' => 300,
							'required' => true,
						),
					),
				),
				'required' => true,
			),
			'cc' => array(
				'type' => 'array',
				'maxItems' => 1000,
				'items' => array(
					'description' => 'One mailbox address of a mail header (RFC 5322 section 3.4), already decoded.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'address' => array(
							'type' => 'string',
							'maxLength' => 320,
							'required' => true,
						),
						'name' => array(
							'type' => 'string',
							'maxLength' => 300,
							'required' => true,
						),
					),
				),
				'required' => true,
			),
			'delivered_to' => array(
				'type' => 'array',
				'maxItems' => 50,
				'items' => array(
					'type' => 'string',
					'maxLength' => 320,
				),
				'description' => 'Delivered-To, X-Original-To and Envelope-To.',
				'required' => true,
			),
			'subject' => array(
				'type' => 'string',
				'maxLength' => 2000,
				'required' => true,
			),
			'text' => array(
				'type' => 'string',
				'description' => 'The whole body as text.',
				'required' => true,
			),
			'html' => array(
				'type' => 'string',
				'description' => 'The whole body as sanitised HTML; empty for plain mails.',
				'required' => true,
			),
			'visible_text' => array(
				'type' => 'string',
				'required' => true,
			),
			'visible_html' => array(
				'type' => 'string',
				'required' => true,
			),
			'automatic' => array(
				'type' => array(
					'string',
					'null',
				),
				'enum' => array(
					null,
					'bounce',
					'auto-reply',
					'list',
					'complaint',
					'notification',
				),
				'required' => true,
			),
			'may_auto_respond' => array(
				'type' => 'boolean',
				'description' => 'False when any of RFC 3834\'s reasons against an automatic answer holds.',
				'required' => true,
			),
			'bounce' => array(
				'type' => array(
					'object',
					'null',
				),
				'additionalProperties' => false,
				'required' => true,
				'properties' => array(
					'recipient' => array(
						'type' => 'string',
						'maxLength' => 320,
						'required' => true,
					),
					'status' => array(
						'type' => 'string',
						'maxLength' => 20,
						'description' => 'RFC 3463 code such as 5.1.1; empty when unknown.',
						'required' => true,
					),
					'diagnostic' => array(
						'type' => 'string',
						'maxLength' => 2000,
						'required' => true,
					),
					'permanent' => array(
						'type' => 'boolean',
						'required' => true,
					),
					'original_message_id' => array(
						'type' => 'string',
						'maxLength' => 998,
						'description' => 'Of the mail that bounced; empty when unknown.',
						'required' => true,
					),
				),
			),
			'forwarded' => array(
				'type' => array(
					'object',
					'null',
				),
				'additionalProperties' => false,
				'description' => 'What a person passed on: the first mail that this one encloses or quotes below a forwarding line. null or absent: none, or its sender cannot be told.',
				'properties' => array(
					'from' => array(
						'description' => 'One mailbox address of a mail header (RFC 5322 section 3.4), already decoded.',
						'type' => 'object',
						'additionalProperties' => false,
						'properties' => array(
							'address' => array(
								'type' => 'string',
								'maxLength' => 320,
								'required' => true,
							),
							'name' => array(
								'type' => 'string',
								'maxLength' => 300,
								'required' => true,
							),
						),
						'required' => true,
					),
					'date' => array(
						'type' => array(
							'string',
							'null',
						),
						'format' => 'date-time',
						'description' => 'null when it cannot be read.',
						'required' => true,
					),
					'message_id' => array(
						'type' => 'string',
						'maxLength' => 998,
						'description' => 'Known for enclosed mails only; else empty.',
						'required' => true,
					),
					'subject' => array(
						'type' => 'string',
						'maxLength' => 2000,
						'description' => 'Empty when it does not say.',
						'required' => true,
					),
					'text' => array(
						'type' => 'string',
						'description' => 'Its whole body as text.',
						'required' => true,
					),
					'html' => array(
						'type' => 'string',
						'description' => 'Its whole body as sanitised HTML; empty for plain mails.',
						'required' => true,
					),
					'comment' => array(
						'type' => 'string',
						'description' => 'What the forwarder wrote above, without signature.',
						'required' => true,
					),
				),
			),
			'authentication' => array(
				'type' => array(
					'object',
					'null',
				),
				'additionalProperties' => false,
				'description' => 'The mailbox\'s own server on who sent the mail (RFC 8601), each a result such as pass, fail, none; empty when it does not say. null or absent: the server adds no such header.',
				'properties' => array(
					'spf' => array(
						'type' => 'string',
						'maxLength' => 20,
						'required' => true,
					),
					'dkim' => array(
						'type' => 'string',
						'maxLength' => 20,
						'required' => true,
					),
					'dmarc' => array(
						'type' => 'string',
						'maxLength' => 20,
						'required' => true,
					),
				),
			),
			'complaint' => array(
				'type' => array(
					'object',
					'null',
				),
				'additionalProperties' => false,
				'description' => 'What a complaint (RFC 5965) is about. null or absent: it is none, or does not say.',
				'properties' => array(
					'recipient' => array(
						'type' => 'string',
						'maxLength' => 320,
						'description' => 'Who complained; empty when it does not say.',
						'required' => true,
					),
					'original_message_id' => array(
						'type' => 'string',
						'maxLength' => 998,
						'description' => 'Of the mail that they complained about; empty when unknown.',
						'required' => true,
					),
				),
			),
			'is_thanks' => array(
				'type' => 'boolean',
				'description' => 'It says nothing but thank you. Absent: no.',
			),
			'spam' => array(
				'type' => 'boolean',
				'description' => 'The mail server took it for spam (its header, or the folder). Absent: no.',
			),
			'attachments' => array(
				'type' => 'array',
				'maxItems' => 1000,
				'required' => true,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'sha256' => array(
							'type' => 'string',
							'pattern' => '^[0-9a-f]{64}$',
							'required' => true,
						),
						'filename' => array(
							'type' => 'string',
							'maxLength' => 255,
							'required' => true,
						),
						'content_type' => array(
							'type' => 'string',
							'maxLength' => 190,
							'required' => true,
						),
						'size' => array(
							'type' => 'integer',
							'minimum' => 0,
							'required' => true,
						),
						'inline' => array(
							'type' => 'boolean',
							'required' => true,
						),
						'content_id' => array(
							'type' => array(
								'string',
								'null',
							),
							'maxLength' => 255,
							'required' => true,
						),
					),
				),
			),
			'check' => array(
				'type' => array(
					'object',
					'null',
				),
				'description' => 'Only on a mail that says it is our own check (header X-Mesa-Check); WordPress believes its own signature only.',
				'additionalProperties' => false,
				'properties' => array(
					'token' => array(
						'type' => 'string',
						'maxLength' => 200,
						'required' => true,
					),
					'seen_ms' => array(
						'type' => 'integer',
						'description' => 'When the poller saw it in the mailbox, by its own clock, milliseconds since 1970.',
						'required' => true,
					),
					'fetched_ms' => array(
						'type' => 'integer',
						'required' => true,
					),
					'now_ms' => array(
						'type' => 'integer',
						'description' => 'The poller\'s clock as it hands this over.',
						'required' => true,
					),
				),
			),
			'raw_sha256' => array(
				'type' => 'string',
				'pattern' => '^[0-9a-f]{64}$',
				'description' => 'Of the gzipped mail source, stored as a blob.',
				'required' => true,
			),
			'parse_error' => array(
				'type' => array(
					'string',
					'null',
				),
				'maxLength' => 2000,
				'description' => 'Why the mail could not be read as a whole; the raw source then is an attachment too.',
				'required' => true,
			),
		),
	),
	'ingest-results' => array(
		'title' => 'IngestResults',
		'description' => 'One result for each message sent, in the same order.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'results' => array(
				'type' => 'array',
				'required' => true,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'key' => array(
							'type' => 'string',
							'required' => true,
						),
						'result' => array(
							'type' => 'string',
							'enum' => array(
								'created',
								'appended',
								'duplicate',
								'rejected',
								'retry',
								'check',
							),
							'description' => 'retry: this one hit a passing problem; deliver it again later. check: a mail of ours that has done its work; delete it on the mail server, then reportCheck.',
							'required' => true,
						),
						'ticket_id' => array(
							'type' => array(
								'integer',
								'null',
							),
							'required' => true,
						),
						'message_id' => array(
							'type' => array(
								'integer',
								'null',
							),
							'required' => true,
						),
						'reason' => array(
							'type' => array(
								'string',
								'null',
							),
							'required' => true,
						),
					),
				),
			),
		),
	),
	'insight-article' => array(
		'title' => 'InsightArticle',
		'description' => 'An article and what is known of its use.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'title' => array(
				'type' => 'string',
				'required' => true,
			),
			'url' => array(
				'type' => 'string',
				'required' => true,
			),
			'edit_url' => array(
				'type' => 'string',
				'required' => true,
			),
			'topic' => array(
				'type' => 'string',
				'description' => 'Empty: in none.',
				'required' => true,
			),
			'updated_at' => array(
				'type' => 'string',
				'format' => 'date-time',
				'required' => true,
			),
			'helpful' => array(
				'type' => 'integer',
				'minimum' => 0,
				'required' => true,
			),
			'unhelpful' => array(
				'type' => 'integer',
				'minimum' => 0,
				'required' => true,
			),
			'outdated' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'Readers who said that it is not up to date.',
				'required' => true,
			),
			'opened' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'Opened from a search, in all.',
				'required' => true,
			),
			'used' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'Answers of this period that link to it.',
				'required' => true,
			),
		),
	),
	'insight-comment' => array(
		'title' => 'InsightComment',
		'description' => 'What a reader wrote under an article.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'article' => array(
				'description' => 'An article, as far as a list names it.',
				'type' => 'object',
				'additionalProperties' => false,
				'properties' => array(
					'id' => array(
						'type' => 'integer',
						'minimum' => 1,
						'required' => true,
					),
					'title' => array(
						'type' => 'string',
						'required' => true,
					),
					'url' => array(
						'type' => 'string',
						'required' => true,
					),
					'edit_url' => array(
						'type' => 'string',
						'description' => 'Empty for those who may not change it.',
						'required' => true,
					),
				),
				'required' => true,
			),
			'comment' => array(
				'type' => 'string',
				'required' => true,
			),
			'helpful' => array(
				'type' => array(
					'boolean',
					'null',
				),
				'required' => true,
			),
			'up_to_date' => array(
				'type' => array(
					'boolean',
					'null',
				),
				'required' => true,
			),
			'created_at' => array(
				'type' => 'string',
				'format' => 'date-time',
				'required' => true,
			),
		),
	),
	'insight-link' => array(
		'title' => 'InsightLink',
		'description' => 'An article, as far as a list names it.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'title' => array(
				'type' => 'string',
				'required' => true,
			),
			'url' => array(
				'type' => 'string',
				'required' => true,
			),
			'edit_url' => array(
				'type' => 'string',
				'description' => 'Empty for those who may not change it.',
				'required' => true,
			),
		),
	),
	'insight-question' => array(
		'title' => 'InsightQuestion',
		'description' => 'What visitors looked for, in one period. Only questions that two visitors or more have asked.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'question' => array(
				'type' => 'string',
				'required' => true,
			),
			'searches' => array(
				'type' => 'integer',
				'minimum' => 0,
				'required' => true,
			),
			'unanswered' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'Nothing was found.',
				'required' => true,
			),
			'opened' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'An answer was opened.',
				'required' => true,
			),
			'before' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'Searches in the period of the same length before.',
				'required' => true,
			),
			'nearest' => array(
				'description' => 'The article that would be found now, or was opened most.',
				'type' => array(
					'object',
					'null',
				),
				'additionalProperties' => false,
				'properties' => array(
					'id' => array(
						'type' => 'integer',
						'minimum' => 1,
						'required' => true,
					),
					'title' => array(
						'type' => 'string',
						'required' => true,
					),
					'url' => array(
						'type' => 'string',
						'required' => true,
					),
					'edit_url' => array(
						'type' => 'string',
						'description' => 'Empty for those who may not change it.',
						'required' => true,
					),
				),
				'required' => true,
			),
		),
	),
	'insight' => array(
		'title' => 'Insight',
		'description' => 'What the knowledge base is missing.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'days' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'searches' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'All searches of the period, those of single visitors among them.',
				'required' => true,
			),
			'unanswered' => array(
				'type' => 'integer',
				'minimum' => 0,
				'required' => true,
			),
			'opened' => array(
				'type' => 'integer',
				'minimum' => 0,
				'required' => true,
			),
			'questions' => array(
				'type' => 'object',
				'additionalProperties' => false,
				'required' => true,
				'properties' => array(
					'unanswered' => array(
						'type' => 'array',
						'items' => array(
							'description' => 'What visitors looked for, in one period. Only questions that two visitors or more have asked.',
							'type' => 'object',
							'additionalProperties' => false,
							'properties' => array(
								'id' => array(
									'type' => 'integer',
									'minimum' => 1,
									'required' => true,
								),
								'question' => array(
									'type' => 'string',
									'required' => true,
								),
								'searches' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
								'unanswered' => array(
									'type' => 'integer',
									'minimum' => 0,
									'description' => 'Nothing was found.',
									'required' => true,
								),
								'opened' => array(
									'type' => 'integer',
									'minimum' => 0,
									'description' => 'An answer was opened.',
									'required' => true,
								),
								'before' => array(
									'type' => 'integer',
									'minimum' => 0,
									'description' => 'Searches in the period of the same length before.',
									'required' => true,
								),
								'nearest' => array(
									'description' => 'The article that would be found now, or was opened most.',
									'type' => array(
										'object',
										'null',
									),
									'additionalProperties' => false,
									'properties' => array(
										'id' => array(
											'type' => 'integer',
											'minimum' => 1,
											'required' => true,
										),
										'title' => array(
											'type' => 'string',
											'required' => true,
										),
										'url' => array(
											'type' => 'string',
											'required' => true,
										),
										'edit_url' => array(
											'type' => 'string',
											'description' => 'Empty for those who may not change it.',
											'required' => true,
										),
									),
									'required' => true,
								),
							),
						),
						'required' => true,
					),
					'unopened' => array(
						'type' => 'array',
						'items' => array(
							'description' => 'What visitors looked for, in one period. Only questions that two visitors or more have asked.',
							'type' => 'object',
							'additionalProperties' => false,
							'properties' => array(
								'id' => array(
									'type' => 'integer',
									'minimum' => 1,
									'required' => true,
								),
								'question' => array(
									'type' => 'string',
									'required' => true,
								),
								'searches' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
								'unanswered' => array(
									'type' => 'integer',
									'minimum' => 0,
									'description' => 'Nothing was found.',
									'required' => true,
								),
								'opened' => array(
									'type' => 'integer',
									'minimum' => 0,
									'description' => 'An answer was opened.',
									'required' => true,
								),
								'before' => array(
									'type' => 'integer',
									'minimum' => 0,
									'description' => 'Searches in the period of the same length before.',
									'required' => true,
								),
								'nearest' => array(
									'description' => 'The article that would be found now, or was opened most.',
									'type' => array(
										'object',
										'null',
									),
									'additionalProperties' => false,
									'properties' => array(
										'id' => array(
											'type' => 'integer',
											'minimum' => 1,
											'required' => true,
										),
										'title' => array(
											'type' => 'string',
											'required' => true,
										),
										'url' => array(
											'type' => 'string',
											'required' => true,
										),
										'edit_url' => array(
											'type' => 'string',
											'description' => 'Empty for those who may not change it.',
											'required' => true,
										),
									),
									'required' => true,
								),
							),
						),
						'required' => true,
					),
					'top' => array(
						'type' => 'array',
						'items' => array(
							'description' => 'What visitors looked for, in one period. Only questions that two visitors or more have asked.',
							'type' => 'object',
							'additionalProperties' => false,
							'properties' => array(
								'id' => array(
									'type' => 'integer',
									'minimum' => 1,
									'required' => true,
								),
								'question' => array(
									'type' => 'string',
									'required' => true,
								),
								'searches' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
								'unanswered' => array(
									'type' => 'integer',
									'minimum' => 0,
									'description' => 'Nothing was found.',
									'required' => true,
								),
								'opened' => array(
									'type' => 'integer',
									'minimum' => 0,
									'description' => 'An answer was opened.',
									'required' => true,
								),
								'before' => array(
									'type' => 'integer',
									'minimum' => 0,
									'description' => 'Searches in the period of the same length before.',
									'required' => true,
								),
								'nearest' => array(
									'description' => 'The article that would be found now, or was opened most.',
									'type' => array(
										'object',
										'null',
									),
									'additionalProperties' => false,
									'properties' => array(
										'id' => array(
											'type' => 'integer',
											'minimum' => 1,
											'required' => true,
										),
										'title' => array(
											'type' => 'string',
											'required' => true,
										),
										'url' => array(
											'type' => 'string',
											'required' => true,
										),
										'edit_url' => array(
											'type' => 'string',
											'description' => 'Empty for those who may not change it.',
											'required' => true,
										),
									),
									'required' => true,
								),
							),
						),
						'required' => true,
					),
				),
			),
			'articles' => array(
				'type' => 'object',
				'additionalProperties' => false,
				'required' => true,
				'properties' => array(
					'bad' => array(
						'type' => 'array',
						'items' => array(
							'description' => 'An article and what is known of its use.',
							'type' => 'object',
							'additionalProperties' => false,
							'properties' => array(
								'id' => array(
									'type' => 'integer',
									'minimum' => 1,
									'required' => true,
								),
								'title' => array(
									'type' => 'string',
									'required' => true,
								),
								'url' => array(
									'type' => 'string',
									'required' => true,
								),
								'edit_url' => array(
									'type' => 'string',
									'required' => true,
								),
								'topic' => array(
									'type' => 'string',
									'description' => 'Empty: in none.',
									'required' => true,
								),
								'updated_at' => array(
									'type' => 'string',
									'format' => 'date-time',
									'required' => true,
								),
								'helpful' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
								'unhelpful' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
								'outdated' => array(
									'type' => 'integer',
									'minimum' => 0,
									'description' => 'Readers who said that it is not up to date.',
									'required' => true,
								),
								'opened' => array(
									'type' => 'integer',
									'minimum' => 0,
									'description' => 'Opened from a search, in all.',
									'required' => true,
								),
								'used' => array(
									'type' => 'integer',
									'minimum' => 0,
									'description' => 'Answers of this period that link to it.',
									'required' => true,
								),
							),
						),
						'required' => true,
					),
					'stale' => array(
						'type' => 'array',
						'items' => array(
							'description' => 'An article and what is known of its use.',
							'type' => 'object',
							'additionalProperties' => false,
							'properties' => array(
								'id' => array(
									'type' => 'integer',
									'minimum' => 1,
									'required' => true,
								),
								'title' => array(
									'type' => 'string',
									'required' => true,
								),
								'url' => array(
									'type' => 'string',
									'required' => true,
								),
								'edit_url' => array(
									'type' => 'string',
									'required' => true,
								),
								'topic' => array(
									'type' => 'string',
									'description' => 'Empty: in none.',
									'required' => true,
								),
								'updated_at' => array(
									'type' => 'string',
									'format' => 'date-time',
									'required' => true,
								),
								'helpful' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
								'unhelpful' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
								'outdated' => array(
									'type' => 'integer',
									'minimum' => 0,
									'description' => 'Readers who said that it is not up to date.',
									'required' => true,
								),
								'opened' => array(
									'type' => 'integer',
									'minimum' => 0,
									'description' => 'Opened from a search, in all.',
									'required' => true,
								),
								'used' => array(
									'type' => 'integer',
									'minimum' => 0,
									'description' => 'Answers of this period that link to it.',
									'required' => true,
								),
							),
						),
						'required' => true,
					),
					'used' => array(
						'type' => 'array',
						'items' => array(
							'description' => 'An article and what is known of its use.',
							'type' => 'object',
							'additionalProperties' => false,
							'properties' => array(
								'id' => array(
									'type' => 'integer',
									'minimum' => 1,
									'required' => true,
								),
								'title' => array(
									'type' => 'string',
									'required' => true,
								),
								'url' => array(
									'type' => 'string',
									'required' => true,
								),
								'edit_url' => array(
									'type' => 'string',
									'required' => true,
								),
								'topic' => array(
									'type' => 'string',
									'description' => 'Empty: in none.',
									'required' => true,
								),
								'updated_at' => array(
									'type' => 'string',
									'format' => 'date-time',
									'required' => true,
								),
								'helpful' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
								'unhelpful' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
								'outdated' => array(
									'type' => 'integer',
									'minimum' => 0,
									'description' => 'Readers who said that it is not up to date.',
									'required' => true,
								),
								'opened' => array(
									'type' => 'integer',
									'minimum' => 0,
									'description' => 'Opened from a search, in all.',
									'required' => true,
								),
								'used' => array(
									'type' => 'integer',
									'minimum' => 0,
									'description' => 'Answers of this period that link to it.',
									'required' => true,
								),
							),
						),
						'required' => true,
					),
				),
			),
			'comments' => array(
				'type' => 'array',
				'items' => array(
					'description' => 'What a reader wrote under an article.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'article' => array(
							'description' => 'An article, as far as a list names it.',
							'type' => 'object',
							'additionalProperties' => false,
							'properties' => array(
								'id' => array(
									'type' => 'integer',
									'minimum' => 1,
									'required' => true,
								),
								'title' => array(
									'type' => 'string',
									'required' => true,
								),
								'url' => array(
									'type' => 'string',
									'required' => true,
								),
								'edit_url' => array(
									'type' => 'string',
									'description' => 'Empty for those who may not change it.',
									'required' => true,
								),
							),
							'required' => true,
						),
						'comment' => array(
							'type' => 'string',
							'required' => true,
						),
						'helpful' => array(
							'type' => array(
								'boolean',
								'null',
							),
							'required' => true,
						),
						'up_to_date' => array(
							'type' => array(
								'boolean',
								'null',
							),
							'required' => true,
						),
						'created_at' => array(
							'type' => 'string',
							'format' => 'date-time',
							'required' => true,
						),
					),
				),
				'required' => true,
			),
		),
	),
	'kb-import-patch' => array(
		'title' => 'KbImportPatch',
		'description' => 'Chooses kinds of content and looks again, begins, or takes everything back.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'action' => array(
				'type' => 'string',
				'enum' => array(
					'check',
					'run',
					'undo',
				),
				'required' => true,
			),
			'types' => array(
				'type' => 'array',
				'maxItems' => 20,
				'items' => array(
					'type' => 'string',
					'minLength' => 1,
					'maxLength' => 40,
				),
			),
			'status' => array(
				'type' => 'string',
				'enum' => array(
					'same',
					'draft',
				),
				'description' => 'same: what is public there is public here.',
			),
		),
	),
	'kb-import-start' => array(
		'title' => 'KbImportStart',
		'description' => 'A file that was sent with uploadFile, or the name of a plugin whose articles are in the database.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'source' => array(
				'type' => 'string',
				'enum' => array(
					'markdown',
					'wxr',
					'betterdocs',
					'wedocs',
					'echo',
				),
				'required' => true,
			),
			'sha256' => array(
				'type' => 'string',
				'pattern' => '^([0-9a-f]{64})?$',
			),
			'proof' => array(
				'type' => 'string',
				'maxLength' => 200,
			),
			'filename' => array(
				'type' => 'string',
				'maxLength' => 255,
			),
		),
	),
	'kb-import' => array(
		'title' => 'KbImport',
		'description' => 'Articles that are taken over from elsewhere.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'source' => array(
				'type' => 'string',
				'enum' => array(
					'markdown',
					'wxr',
					'betterdocs',
					'wedocs',
					'echo',
				),
				'required' => true,
			),
			'name' => array(
				'type' => 'string',
				'description' => 'The file\'s name, or the plugin\'s.',
				'required' => true,
			),
			'state' => array(
				'type' => 'string',
				'enum' => array(
					'reading',
					'checked',
					'running',
					'done',
					'undoing',
					'undone',
					'failed',
				),
				'required' => true,
			),
			'error' => array(
				'type' => array(
					'string',
					'null',
				),
				'required' => true,
			),
			'total' => array(
				'type' => 'integer',
				'minimum' => 0,
				'required' => true,
			),
			'finished' => array(
				'type' => 'integer',
				'minimum' => 0,
				'required' => true,
			),
			'counts' => array(
				'type' => 'object',
				'additionalProperties' => false,
				'required' => true,
				'properties' => array(
					'new' => array(
						'type' => 'integer',
						'minimum' => 0,
						'required' => true,
					),
					'changed' => array(
						'type' => 'integer',
						'minimum' => 0,
						'required' => true,
					),
					'same' => array(
						'type' => 'integer',
						'minimum' => 0,
						'required' => true,
					),
					'kept' => array(
						'type' => 'integer',
						'minimum' => 0,
						'description' => 'Changed here since: left alone.',
						'required' => true,
					),
					'failed' => array(
						'type' => 'integer',
						'minimum' => 0,
						'required' => true,
					),
					'topics' => array(
						'type' => 'integer',
						'minimum' => 0,
						'required' => true,
					),
					'pictures' => array(
						'type' => 'integer',
						'minimum' => 0,
						'required' => true,
					),
					'redirects' => array(
						'type' => 'integer',
						'minimum' => 0,
						'required' => true,
					),
				),
			),
			'types' => array(
				'type' => 'array',
				'description' => 'Kinds of content that a WordPress export has, and how many of each.',
				'required' => true,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'name' => array(
							'type' => 'string',
							'required' => true,
						),
						'count' => array(
							'type' => 'integer',
							'minimum' => 0,
							'required' => true,
						),
						'chosen' => array(
							'type' => 'boolean',
							'required' => true,
						),
					),
				),
			),
			'notes' => array(
				'type' => 'array',
				'items' => array(
					'type' => 'string',
				),
				'description' => 'What was left out, and why.',
				'required' => true,
			),
			'items' => array(
				'type' => 'array',
				'description' => 'The first 200.',
				'required' => true,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'title' => array(
							'type' => 'string',
							'required' => true,
						),
						'topic' => array(
							'type' => 'string',
							'required' => true,
						),
						'status' => array(
							'type' => 'string',
							'required' => true,
						),
						'action' => array(
							'type' => 'string',
							'enum' => array(
								'new',
								'changed',
								'same',
								'kept',
								'failed',
							),
							'required' => true,
						),
						'clash' => array(
							'type' => 'string',
							'description' => 'What stands in its way; empty for nothing.',
							'required' => true,
						),
						'article' => array(
							'description' => 'An article, as far as a list names it.',
							'type' => array(
								'object',
								'null',
							),
							'additionalProperties' => false,
							'properties' => array(
								'id' => array(
									'type' => 'integer',
									'minimum' => 1,
									'required' => true,
								),
								'title' => array(
									'type' => 'string',
									'required' => true,
								),
								'url' => array(
									'type' => 'string',
									'required' => true,
								),
								'edit_url' => array(
									'type' => 'string',
									'description' => 'Empty for those who may not change it.',
									'required' => true,
								),
							),
							'required' => true,
						),
					),
				),
			),
			'created_at' => array(
				'type' => 'string',
				'format' => 'date-time',
				'required' => true,
			),
		),
	),
	'kb-imports' => array(
		'title' => 'KbImports',
		'description' => 'Imports so far, and what could be taken over from this site\'s own database.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'imports' => array(
				'type' => 'array',
				'items' => array(
					'description' => 'Articles that are taken over from elsewhere.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'source' => array(
							'type' => 'string',
							'enum' => array(
								'markdown',
								'wxr',
								'betterdocs',
								'wedocs',
								'echo',
							),
							'required' => true,
						),
						'name' => array(
							'type' => 'string',
							'description' => 'The file\'s name, or the plugin\'s.',
							'required' => true,
						),
						'state' => array(
							'type' => 'string',
							'enum' => array(
								'reading',
								'checked',
								'running',
								'done',
								'undoing',
								'undone',
								'failed',
							),
							'required' => true,
						),
						'error' => array(
							'type' => array(
								'string',
								'null',
							),
							'required' => true,
						),
						'total' => array(
							'type' => 'integer',
							'minimum' => 0,
							'required' => true,
						),
						'finished' => array(
							'type' => 'integer',
							'minimum' => 0,
							'required' => true,
						),
						'counts' => array(
							'type' => 'object',
							'additionalProperties' => false,
							'required' => true,
							'properties' => array(
								'new' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
								'changed' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
								'same' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
								'kept' => array(
									'type' => 'integer',
									'minimum' => 0,
									'description' => 'Changed here since: left alone.',
									'required' => true,
								),
								'failed' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
								'topics' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
								'pictures' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
								'redirects' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
							),
						),
						'types' => array(
							'type' => 'array',
							'description' => 'Kinds of content that a WordPress export has, and how many of each.',
							'required' => true,
							'items' => array(
								'type' => 'object',
								'additionalProperties' => false,
								'properties' => array(
									'name' => array(
										'type' => 'string',
										'required' => true,
									),
									'count' => array(
										'type' => 'integer',
										'minimum' => 0,
										'required' => true,
									),
									'chosen' => array(
										'type' => 'boolean',
										'required' => true,
									),
								),
							),
						),
						'notes' => array(
							'type' => 'array',
							'items' => array(
								'type' => 'string',
							),
							'description' => 'What was left out, and why.',
							'required' => true,
						),
						'items' => array(
							'type' => 'array',
							'description' => 'The first 200.',
							'required' => true,
							'items' => array(
								'type' => 'object',
								'additionalProperties' => false,
								'properties' => array(
									'title' => array(
										'type' => 'string',
										'required' => true,
									),
									'topic' => array(
										'type' => 'string',
										'required' => true,
									),
									'status' => array(
										'type' => 'string',
										'required' => true,
									),
									'action' => array(
										'type' => 'string',
										'enum' => array(
											'new',
											'changed',
											'same',
											'kept',
											'failed',
										),
										'required' => true,
									),
									'clash' => array(
										'type' => 'string',
										'description' => 'What stands in its way; empty for nothing.',
										'required' => true,
									),
									'article' => array(
										'description' => 'An article, as far as a list names it.',
										'type' => array(
											'object',
											'null',
										),
										'additionalProperties' => false,
										'properties' => array(
											'id' => array(
												'type' => 'integer',
												'minimum' => 1,
												'required' => true,
											),
											'title' => array(
												'type' => 'string',
												'required' => true,
											),
											'url' => array(
												'type' => 'string',
												'required' => true,
											),
											'edit_url' => array(
												'type' => 'string',
												'description' => 'Empty for those who may not change it.',
												'required' => true,
											),
										),
										'required' => true,
									),
								),
							),
						),
						'created_at' => array(
							'type' => 'string',
							'format' => 'date-time',
							'required' => true,
						),
					),
				),
				'required' => true,
			),
			'found' => array(
				'type' => 'array',
				'required' => true,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'source' => array(
							'type' => 'string',
							'enum' => array(
								'betterdocs',
								'wedocs',
								'echo',
							),
							'required' => true,
						),
						'name' => array(
							'type' => 'string',
							'required' => true,
						),
						'articles' => array(
							'type' => 'integer',
							'minimum' => 0,
							'required' => true,
						),
					),
				),
			),
			'max_upload' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'Bytes that the site takes at once.',
				'required' => true,
			),
		),
	),
	'label-input' => array(
		'title' => 'LabelInput',
		'description' => 'A name and a colour for something built in; an empty name is the default one again.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'name' => array(
				'type' => 'string',
				'maxLength' => 60,
			),
			'color' => array(
				'type' => 'string',
				'enum' => array(
					'gray',
					'red',
					'orange',
					'yellow',
					'green',
					'teal',
					'blue',
					'purple',
					'pink',
				),
			),
		),
	),
	'lease' => array(
		'title' => 'Lease',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'granted' => array(
				'type' => 'boolean',
				'required' => true,
			),
			'holder' => array(
				'type' => 'string',
				'required' => true,
			),
			'until' => array(
				'type' => 'string',
				'format' => 'date-time',
				'required' => true,
			),
		),
	),
	'letter-report' => array(
		'title' => 'LetterReport',
		'description' => 'What a poller could not hand over, and what it could after all.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'owner' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 64,
				'required' => true,
			),
			'failed' => array(
				'type' => 'array',
				'maxItems' => 100,
				'required' => true,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'folder' => array(
							'type' => 'string',
							'maxLength' => 255,
							'required' => true,
						),
						'uidvalidity' => array(
							'type' => 'string',
							'pattern' => '^[0-9]{0,20}$',
							'description' => 'Empty when the mail was piped in.',
							'required' => true,
						),
						'uid' => array(
							'type' => 'integer',
							'minimum' => 0,
							'required' => true,
						),
						'key' => array(
							'type' => 'string',
							'pattern' => '^([0-9a-f]{64})?$',
							'required' => true,
						),
						'from' => array(
							'description' => 'One mailbox address of a mail header (RFC 5322 section 3.4), already decoded.',
							'type' => 'object',
							'additionalProperties' => false,
							'properties' => array(
								'address' => array(
									'type' => 'string',
									'maxLength' => 320,
									'required' => true,
								),
								'name' => array(
									'type' => 'string',
									'maxLength' => 300,
									'required' => true,
								),
							),
							'required' => true,
						),
						'subject' => array(
							'type' => 'string',
							'maxLength' => 2000,
							'required' => true,
						),
						'size' => array(
							'type' => 'integer',
							'minimum' => 0,
							'required' => true,
						),
						'received_at' => array(
							'type' => 'string',
							'format' => 'date-time',
							'required' => true,
						),
						'reason' => array(
							'type' => 'string',
							'minLength' => 1,
							'maxLength' => 2000,
							'required' => true,
						),
						'permanent' => array(
							'type' => 'boolean',
							'description' => 'Trying the same again is useless as far as the poller can tell.',
							'required' => true,
						),
						'raw_sha256' => array(
							'type' => 'string',
							'pattern' => '^([0-9a-f]{64})?$',
							'required' => true,
						),
					),
				),
			),
			'delivered' => array(
				'type' => 'array',
				'maxItems' => 500,
				'items' => array(
					'type' => 'integer',
					'minimum' => 1,
				),
				'description' => 'Ids of letters that have arrived.',
				'required' => true,
			),
		),
	),
	'log-entry' => array(
		'title' => 'LogEntry',
		'description' => 'Who did what, or read what. Nothing changes it.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'string',
				'maxLength' => 20,
				'description' => 'Unique in the log.',
				'required' => true,
			),
			'group' => array(
				'type' => 'string',
				'enum' => array(
					'changes',
					'reads',
					'sends',
					'site',
				),
				'required' => true,
			),
			'type' => array(
				'type' => 'string',
				'maxLength' => 60,
				'description' => 'See docs/events.md.',
				'required' => true,
			),
			'actor' => array(
				'description' => 'null: the customer, the system, or somebody whose account was deleted.',
				'type' => array(
					'object',
					'null',
				),
				'additionalProperties' => false,
				'properties' => array(
					'id' => array(
						'type' => 'integer',
						'minimum' => 1,
						'required' => true,
					),
					'name' => array(
						'type' => 'string',
						'required' => true,
					),
					'avatar' => array(
						'type' => 'string',
						'description' => 'URL of a 48 px picture; empty when avatars are off.',
						'required' => true,
					),
				),
				'required' => true,
			),
			'actor_id' => array(
				'type' => 'integer',
				'minimum' => 0,
				'required' => true,
			),
			'words' => array(
				'type' => 'string',
				'description' => 'What was done, in the caller\'s language.',
				'required' => true,
			),
			'ticket_id' => array(
				'type' => array(
					'integer',
					'null',
				),
				'minimum' => 1,
				'required' => true,
			),
			'message_id' => array(
				'type' => array(
					'integer',
					'null',
				),
				'minimum' => 1,
				'required' => true,
			),
			'subject' => array(
				'type' => 'string',
				'description' => 'The ticket\'s; empty when it is gone, and in the log of one ticket.',
				'required' => true,
			),
			'created_at' => array(
				'type' => 'string',
				'format' => 'date-time',
				'required' => true,
			),
		),
	),
	'log-page' => array(
		'title' => 'LogPage',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'items' => array(
				'type' => 'array',
				'items' => array(
					'description' => 'Who did what, or read what. Nothing changes it.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'string',
							'maxLength' => 20,
							'description' => 'Unique in the log.',
							'required' => true,
						),
						'group' => array(
							'type' => 'string',
							'enum' => array(
								'changes',
								'reads',
								'sends',
								'site',
							),
							'required' => true,
						),
						'type' => array(
							'type' => 'string',
							'maxLength' => 60,
							'description' => 'See docs/events.md.',
							'required' => true,
						),
						'actor' => array(
							'description' => 'null: the customer, the system, or somebody whose account was deleted.',
							'type' => array(
								'object',
								'null',
							),
							'additionalProperties' => false,
							'properties' => array(
								'id' => array(
									'type' => 'integer',
									'minimum' => 1,
									'required' => true,
								),
								'name' => array(
									'type' => 'string',
									'required' => true,
								),
								'avatar' => array(
									'type' => 'string',
									'description' => 'URL of a 48 px picture; empty when avatars are off.',
									'required' => true,
								),
							),
							'required' => true,
						),
						'actor_id' => array(
							'type' => 'integer',
							'minimum' => 0,
							'required' => true,
						),
						'words' => array(
							'type' => 'string',
							'description' => 'What was done, in the caller\'s language.',
							'required' => true,
						),
						'ticket_id' => array(
							'type' => array(
								'integer',
								'null',
							),
							'minimum' => 1,
							'required' => true,
						),
						'message_id' => array(
							'type' => array(
								'integer',
								'null',
							),
							'minimum' => 1,
							'required' => true,
						),
						'subject' => array(
							'type' => 'string',
							'description' => 'The ticket\'s; empty when it is gone, and in the log of one ticket.',
							'required' => true,
						),
						'created_at' => array(
							'type' => 'string',
							'format' => 'date-time',
							'required' => true,
						),
					),
				),
				'description' => 'Newest first. May be fewer than asked for, even none, before the log\'s end: go on with next_cursor.',
				'required' => true,
			),
			'next_cursor' => array(
				'type' => array(
					'string',
					'null',
				),
				'required' => true,
			),
		),
	),
	'mail-look-input' => array(
		'title' => 'MailLookInput',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'logo' => array(
				'type' => 'string',
				'enum' => array(
					'site',
					'own',
					'none',
				),
				'description' => 'site: the theme\'s logo, or the site\'s icon.',
			),
			'logo_id' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'The picture in the media library, for own.',
			),
			'name' => array(
				'type' => 'string',
				'maxLength' => 190,
				'description' => 'What stands beside or instead of the logo; empty: the site\'s name.',
			),
			'color' => array(
				'type' => 'string',
				'pattern' => '^#[0-9a-f]{6}$',
				'description' => 'Of links and of the line at the top.',
			),
			'width' => array(
				'type' => 'integer',
				'minimum' => 480,
				'maximum' => 760,
				'description' => 'Pixels.',
			),
			'footer' => array(
				'type' => 'string',
				'maxLength' => 2000,
				'description' => 'Lines of text under each mail; may hold variables of site, mailbox and ticket.',
			),
		),
	),
	'mail-look-preview' => array(
		'title' => 'MailLookPreview',
		'description' => 'A mail as a customer would get it.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'subject' => array(
				'type' => 'string',
				'required' => true,
			),
			'html' => array(
				'type' => 'string',
				'description' => 'A whole page.',
				'required' => true,
			),
			'text' => array(
				'type' => 'string',
				'required' => true,
			),
		),
	),
	'mail-look-test' => array(
		'title' => 'MailLookTest',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'sent' => array(
				'type' => 'boolean',
				'required' => true,
			),
			'address' => array(
				'type' => 'string',
				'description' => 'To whom: the caller\'s own address.',
				'required' => true,
			),
			'detail' => array(
				'type' => 'string',
				'description' => 'The mail server\'s words when it was not sent.',
				'required' => true,
			),
		),
	),
	'mail-look' => array(
		'title' => 'MailLook',
		'description' => 'How mail looks that leaves in the site\'s own look.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'logo' => array(
				'type' => 'string',
				'enum' => array(
					'site',
					'own',
					'none',
				),
				'description' => 'site: the theme\'s logo, or the site\'s icon.',
				'required' => true,
			),
			'logo_id' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'The picture in the media library, for own.',
				'required' => true,
			),
			'name' => array(
				'type' => 'string',
				'maxLength' => 190,
				'description' => 'What stands beside or instead of the logo; empty: the site\'s name.',
				'required' => true,
			),
			'color' => array(
				'type' => 'string',
				'pattern' => '^#[0-9a-f]{6}$',
				'description' => 'Of links and of the line at the top.',
				'required' => true,
			),
			'width' => array(
				'type' => 'integer',
				'minimum' => 480,
				'maximum' => 760,
				'description' => 'Pixels.',
				'required' => true,
			),
			'footer' => array(
				'type' => 'string',
				'maxLength' => 2000,
				'description' => 'Lines of text under each mail; may hold variables of site, mailbox and ticket.',
				'required' => true,
			),
			'logo_url' => array(
				'type' => 'string',
				'description' => 'The logo that this gives; empty for none.',
				'required' => true,
			),
		),
	),
	'mailbox-check' => array(
		'title' => 'MailboxCheck',
		'description' => 'The last mail that a mailbox sent to itself, leg by leg. It became a ticket for the length of a transaction and was removed again.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => '0 when there was none yet.',
				'required' => true,
			),
			'mailbox_id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'state' => array(
				'type' => 'string',
				'enum' => array(
					'never',
					'open',
					'ok',
					'failed',
				),
				'required' => true,
			),
			'source' => array(
				'type' => 'string',
				'enum' => array(
					'screen',
					'doctor',
					'daily',
				),
				'required' => true,
			),
			'broken' => array(
				'type' => 'string',
				'enum' => array(
					'',
					'dns',
					'tcp',
					'tls',
					'login',
					'token',
					'folder',
					'quota',
					'smtp',
					'delivery',
					'spam',
					'wordpress',
					'password',
					'capability',
					'clock',
					'queue',
					'cron',
					'poller',
					'cleanup',
					'database',
					'spf',
					'dkim',
					'dmarc',
				),
				'description' => 'The first broken part; empty when none is.',
				'required' => true,
			),
			'detail' => array(
				'type' => 'string',
				'description' => 'What to tell the person, with the server\'s own words.',
				'required' => true,
			),
			'warnings' => array(
				'type' => 'array',
				'required' => true,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'part' => array(
							'type' => 'string',
							'required' => true,
						),
						'detail' => array(
							'type' => 'string',
							'required' => true,
						),
					),
				),
			),
			'legs' => array(
				'type' => 'array',
				'description' => 'In order: send (queued to handed over), arrive (to seen in the mailbox), fetch, ticket, clean (mail and ticket are gone).',
				'required' => true,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'leg' => array(
							'type' => 'string',
							'enum' => array(
								'send',
								'arrive',
								'fetch',
								'ticket',
								'clean',
							),
							'required' => true,
						),
						'ms' => array(
							'type' => array(
								'integer',
								'null',
							),
							'description' => 'Milliseconds since the leg before; null: not reached.',
							'required' => true,
						),
					),
				),
			),
			'arrived_at' => array(
				'type' => array(
					'string',
					'null',
				),
				'format' => 'date-time',
				'description' => 'By the mail server\'s clock (INTERNALDATE).',
				'required' => true,
			),
			'clock_ms' => array(
				'type' => array(
					'integer',
					'null',
				),
				'description' => 'The poller\'s clock less WordPress\'s.',
				'required' => true,
			),
			'quota_used' => array(
				'type' => array(
					'integer',
					'null',
				),
				'description' => 'Bytes; null where the server does not tell.',
				'required' => true,
			),
			'quota_limit' => array(
				'type' => array(
					'integer',
					'null',
				),
				'description' => 'Bytes.',
				'required' => true,
			),
			'started_at' => array(
				'type' => array(
					'string',
					'null',
				),
				'format' => 'date-time',
				'required' => true,
			),
			'finished_at' => array(
				'type' => array(
					'string',
					'null',
				),
				'format' => 'date-time',
				'required' => true,
			),
		),
	),
	'mailbox-input' => array(
		'title' => 'MailboxInput',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'name' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 190,
			),
			'address' => array(
				'type' => 'string',
				'format' => 'email',
				'maxLength' => 190,
			),
			'aliases' => array(
				'type' => 'array',
				'maxItems' => 50,
				'items' => array(
					'type' => 'string',
					'format' => 'email',
					'maxLength' => 190,
				),
			),
			'active' => array(
				'type' => 'boolean',
			),
			'restricted' => array(
				'type' => 'boolean',
				'description' => 'True: only its members, and those who manage mailboxes, see its tickets; for everybody else they do not exist.',
			),
			'members' => array(
				'type' => 'array',
				'maxItems' => 1000,
				'items' => array(
					'type' => 'integer',
					'minimum' => 1,
				),
				'description' => 'All members\' user ids; each must be one of the team.',
			),
			'teams' => array(
				'type' => 'array',
				'maxItems' => 200,
				'items' => array(
					'type' => 'integer',
					'minimum' => 1,
				),
				'description' => 'All teams whose people see it as its members do.',
			),
			'incoming' => array(
				'description' => 'How to reach a mail server. The secret itself is only ever written, never read back, except by the poller.',
				'type' => array(
					'object',
					'null',
				),
				'additionalProperties' => false,
				'properties' => array(
					'host' => array(
						'type' => 'string',
						'maxLength' => 255,
						'required' => true,
					),
					'port' => array(
						'type' => 'integer',
						'minimum' => 1,
						'maximum' => 65535,
						'required' => true,
					),
					'security' => array(
						'type' => 'string',
						'enum' => array(
							'tls',
							'starttls',
							'none',
						),
						'required' => true,
					),
					'username' => array(
						'type' => 'string',
						'maxLength' => 320,
						'required' => true,
					),
					'auth' => array(
						'type' => 'string',
						'enum' => array(
							'password',
							'google',
							'microsoft',
						),
						'description' => 'How to log in; left out: with a password. The others by OAuth 2, with the account that was connected to the mailbox.',
					),
				),
			),
			'incoming_password' => array(
				'type' => 'string',
				'maxLength' => 4000,
				'description' => 'Left out: the stored one is kept.',
			),
			'outgoing' => array(
				'description' => 'How to reach a mail server. The secret itself is only ever written, never read back, except by the poller.',
				'type' => array(
					'object',
					'null',
				),
				'additionalProperties' => false,
				'properties' => array(
					'host' => array(
						'type' => 'string',
						'maxLength' => 255,
						'required' => true,
					),
					'port' => array(
						'type' => 'integer',
						'minimum' => 1,
						'maximum' => 65535,
						'required' => true,
					),
					'security' => array(
						'type' => 'string',
						'enum' => array(
							'tls',
							'starttls',
							'none',
						),
						'required' => true,
					),
					'username' => array(
						'type' => 'string',
						'maxLength' => 320,
						'required' => true,
					),
					'auth' => array(
						'type' => 'string',
						'enum' => array(
							'password',
							'google',
							'microsoft',
						),
						'description' => 'How to log in; left out: with a password. The others by OAuth 2, with the account that was connected to the mailbox.',
					),
				),
			),
			'outgoing_password' => array(
				'type' => 'string',
				'maxLength' => 4000,
			),
			'folders' => array(
				'type' => 'array',
				'minItems' => 1,
				'maxItems' => 20,
				'items' => array(
					'type' => 'string',
					'minLength' => 1,
					'maxLength' => 255,
				),
			),
			'after_fetch' => array(
				'type' => 'string',
				'enum' => array(
					'keep',
					'seen',
					'move',
				),
			),
			'move_to' => array(
				'type' => 'string',
				'maxLength' => 255,
			),
			'signature' => array(
				'type' => 'string',
				'maxLength' => 20000,
				'description' => 'May hold variables of agent, mailbox, ticket, customer and site.',
			),
			'signature_order' => array(
				'type' => 'string',
				'enum' => array(
					'mailbox',
					'agent',
					'agent_mailbox',
					'mailbox_agent',
				),
			),
			'mail_style' => array(
				'type' => 'string',
				'enum' => array(
					'plain',
					'look',
				),
			),
			'import_since' => array(
				'type' => array(
					'string',
					'null',
				),
				'format' => 'date-time',
				'description' => 'Mail that the mail server received before is left alone; null: everything is fetched. Left out for a new mailbox: ten minutes ago. An earlier time than the present one has the folders looked through again.',
			),
		),
	),
	'mailbox-state-input' => array(
		'title' => 'MailboxStateInput',
		'description' => 'What the poller reports after a pass. Cursors only ever describe mail that the server has committed.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'owner' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 64,
				'required' => true,
			),
			'status' => array(
				'type' => 'string',
				'enum' => array(
					'ok',
					'error',
				),
				'required' => true,
			),
			'error' => array(
				'type' => array(
					'string',
					'null',
				),
				'maxLength' => 1000,
				'required' => true,
			),
			'part' => array(
				'type' => 'string',
				'enum' => array(
					'',
					'dns',
					'tcp',
					'tls',
					'token',
					'login',
					'folder',
					'connection',
				),
				'description' => 'The broken part of the way to the mail server, where the error is about that.',
			),
			'import_since' => array(
				'type' => array(
					'string',
					'null',
				),
				'format' => 'date-time',
				'description' => 'As the poller was told; when the mailbox\'s is another by now, the cursors are refused (409).',
			),
			'cursors' => array(
				'type' => 'array',
				'maxItems' => 20,
				'required' => true,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'folder' => array(
							'type' => 'string',
							'maxLength' => 255,
							'required' => true,
						),
						'uidvalidity' => array(
							'type' => 'string',
							'pattern' => '^[0-9]{1,20}$',
							'required' => true,
						),
						'last_uid' => array(
							'type' => 'integer',
							'minimum' => 0,
							'required' => true,
						),
						'baseline_uid' => array(
							'type' => 'integer',
							'minimum' => 0,
							'description' => 'The folder\'s highest UID when it was first looked at: up to it, mail older than import_since is left alone.',
						),
						'new_uid' => array(
							'type' => 'integer',
							'minimum' => 0,
							'description' => 'Above the baseline, everything up to this UID is done: new mail goes before mail of before.',
						),
						'import_total' => array(
							'type' => 'integer',
							'minimum' => 0,
							'description' => 'Mails of before that are fetched from this folder in all.',
						),
						'import_left' => array(
							'type' => 'integer',
							'minimum' => 0,
							'description' => 'How many of them still wait.',
						),
					),
				),
			),
		),
	),
	'mailbox-summary' => array(
		'title' => 'MailboxSummary',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'name' => array(
				'type' => 'string',
				'required' => true,
			),
			'address' => array(
				'type' => 'string',
				'required' => true,
			),
		),
	),
	'mailbox' => array(
		'title' => 'Mailbox',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'name' => array(
				'type' => 'string',
				'required' => true,
			),
			'address' => array(
				'type' => 'string',
				'required' => true,
			),
			'aliases' => array(
				'type' => 'array',
				'items' => array(
					'type' => 'string',
				),
				'description' => 'Other addresses whose mail arrives here.',
				'required' => true,
			),
			'active' => array(
				'type' => 'boolean',
				'required' => true,
			),
			'restricted' => array(
				'type' => 'boolean',
				'description' => 'Whether only its members, and those who manage mailboxes, see its tickets.',
				'required' => true,
			),
			'members' => array(
				'type' => 'array',
				'items' => array(
					'type' => 'integer',
					'minimum' => 1,
				),
				'description' => 'User ids; kept also while everybody sees the mailbox.',
				'required' => true,
			),
			'teams' => array(
				'type' => 'array',
				'items' => array(
					'type' => 'integer',
					'minimum' => 1,
				),
				'description' => 'Teams whose people see it while it is restricted.',
				'required' => true,
			),
			'incoming' => array(
				'description' => 'IMAP; null: mail is piped in, or only forms are used.',
				'type' => array(
					'object',
					'null',
				),
				'additionalProperties' => false,
				'properties' => array(
					'host' => array(
						'type' => 'string',
						'maxLength' => 255,
						'required' => true,
					),
					'port' => array(
						'type' => 'integer',
						'minimum' => 1,
						'maximum' => 65535,
						'required' => true,
					),
					'security' => array(
						'type' => 'string',
						'enum' => array(
							'tls',
							'starttls',
							'none',
						),
						'required' => true,
					),
					'username' => array(
						'type' => 'string',
						'maxLength' => 320,
						'required' => true,
					),
					'auth' => array(
						'type' => 'string',
						'enum' => array(
							'password',
							'google',
							'microsoft',
						),
						'description' => 'How to log in; left out: with a password. The others by OAuth 2, with the account that was connected to the mailbox.',
					),
				),
				'required' => true,
			),
			'incoming_has_password' => array(
				'type' => 'boolean',
				'required' => true,
			),
			'outgoing' => array(
				'description' => 'SMTP; null: the site\'s own mailer sends.',
				'type' => array(
					'object',
					'null',
				),
				'additionalProperties' => false,
				'properties' => array(
					'host' => array(
						'type' => 'string',
						'maxLength' => 255,
						'required' => true,
					),
					'port' => array(
						'type' => 'integer',
						'minimum' => 1,
						'maximum' => 65535,
						'required' => true,
					),
					'security' => array(
						'type' => 'string',
						'enum' => array(
							'tls',
							'starttls',
							'none',
						),
						'required' => true,
					),
					'username' => array(
						'type' => 'string',
						'maxLength' => 320,
						'required' => true,
					),
					'auth' => array(
						'type' => 'string',
						'enum' => array(
							'password',
							'google',
							'microsoft',
						),
						'description' => 'How to log in; left out: with a password. The others by OAuth 2, with the account that was connected to the mailbox.',
					),
				),
				'required' => true,
			),
			'outgoing_has_password' => array(
				'type' => 'boolean',
				'required' => true,
			),
			'folders' => array(
				'type' => 'array',
				'items' => array(
					'type' => 'string',
				),
				'description' => 'IMAP folders to read.',
				'required' => true,
			),
			'after_fetch' => array(
				'type' => 'string',
				'enum' => array(
					'keep',
					'seen',
					'move',
				),
				'required' => true,
			),
			'move_to' => array(
				'type' => 'string',
				'required' => true,
			),
			'signature' => array(
				'type' => 'string',
				'required' => true,
			),
			'signature_order' => array(
				'type' => 'string',
				'enum' => array(
					'mailbox',
					'agent',
					'agent_mailbox',
					'mailbox_agent',
				),
				'description' => 'Whose signature stands under a reply, in this order.',
				'required' => true,
			),
			'mail_style' => array(
				'type' => 'string',
				'enum' => array(
					'plain',
					'look',
				),
				'description' => 'plain: like a person\'s mail; look: in the site\'s look.',
				'required' => true,
			),
			'import_since' => array(
				'type' => array(
					'string',
					'null',
				),
				'format' => 'date-time',
				'description' => 'Mail that the mail server received before is left alone; null: everything is fetched.',
				'required' => true,
			),
			'sign_in' => array(
				'type' => array(
					'object',
					'null',
				),
				'description' => 'The account that was connected by OAuth 2; null where no server asks for one.',
				'additionalProperties' => false,
				'required' => true,
				'properties' => array(
					'provider' => array(
						'type' => 'string',
						'enum' => array(
							'google',
							'microsoft',
						),
						'required' => true,
					),
					'status' => array(
						'type' => 'string',
						'enum' => array(
							'none',
							'ok',
							'unconfirmed',
							'reconnect',
							'setup',
						),
						'description' => 'none: not connected yet. unconfirmed: another account than the mailbox\'s, a person has to say that it is right. reconnect: the permission is gone. setup: the provider refuses this site\'s client id or secret.',
						'required' => true,
					),
					'account' => array(
						'type' => 'string',
						'description' => 'Who signed in.',
						'required' => true,
					),
					'error' => array(
						'type' => array(
							'string',
							'null',
						),
						'description' => 'Why it does not work, or why the last try to connect failed.',
						'required' => true,
					),
					'connected_at' => array(
						'type' => array(
							'string',
							'null',
						),
						'format' => 'date-time',
						'required' => true,
					),
				),
			),
			'import' => array(
				'type' => array(
					'object',
					'null',
				),
				'additionalProperties' => false,
				'description' => 'How far the fetching of older mail has come, in mails; null when there is none to fetch.',
				'properties' => array(
					'total' => array(
						'type' => 'integer',
						'minimum' => 0,
						'required' => true,
					),
					'done' => array(
						'type' => 'integer',
						'minimum' => 0,
						'required' => true,
					),
				),
			),
			'state' => array(
				'type' => 'object',
				'additionalProperties' => false,
				'required' => true,
				'properties' => array(
					'status' => array(
						'type' => 'string',
						'enum' => array(
							'never',
							'ok',
							'error',
						),
						'required' => true,
					),
					'error' => array(
						'type' => array(
							'string',
							'null',
						),
						'required' => true,
					),
					'checked_at' => array(
						'type' => array(
							'string',
							'null',
						),
						'format' => 'date-time',
						'required' => true,
					),
					'last_mail_at' => array(
						'type' => array(
							'string',
							'null',
						),
						'format' => 'date-time',
						'required' => true,
					),
				),
			),
		),
	),
	'member-candidate' => array(
		'title' => 'MemberCandidate',
		'description' => 'A user of the site who could join the team.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'person' => array(
				'description' => 'A WordPress user as the screens show one.',
				'type' => 'object',
				'additionalProperties' => false,
				'properties' => array(
					'id' => array(
						'type' => 'integer',
						'minimum' => 1,
						'required' => true,
					),
					'name' => array(
						'type' => 'string',
						'required' => true,
					),
					'avatar' => array(
						'type' => 'string',
						'description' => 'URL of a 48 px picture; empty when avatars are off.',
						'required' => true,
					),
				),
				'required' => true,
			),
			'email' => array(
				'type' => 'string',
				'required' => true,
			),
		),
	),
	'member' => array(
		'title' => 'Member',
		'description' => 'Somebody of the team, and what they may see.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'person' => array(
				'description' => 'A WordPress user as the screens show one.',
				'type' => 'object',
				'additionalProperties' => false,
				'properties' => array(
					'id' => array(
						'type' => 'integer',
						'minimum' => 1,
						'required' => true,
					),
					'name' => array(
						'type' => 'string',
						'required' => true,
					),
					'avatar' => array(
						'type' => 'string',
						'description' => 'URL of a 48 px picture; empty when avatars are off.',
						'required' => true,
					),
				),
				'required' => true,
			),
			'email' => array(
				'type' => 'string',
				'required' => true,
			),
			'role' => array(
				'type' => array(
					'string',
					'null',
				),
				'enum' => array(
					'mesa_manager',
					'mesa_coordinator',
					'mesa_knowledge_manager',
					'mesa_agent',
					'mesa_light_agent',
					'mesa_qa',
					'administrator',
					null,
				),
				'description' => 'Null when another role or plugin gives them what they may do.',
				'required' => true,
			),
			'mailboxes' => array(
				'type' => 'array',
				'items' => array(
					'type' => 'integer',
				),
				'description' => 'Mailboxes that they see.',
				'required' => true,
			),
			'sees_all' => array(
				'type' => 'boolean',
				'description' => 'Whether that is all there are.',
				'required' => true,
			),
			'can_change' => array(
				'type' => 'boolean',
				'description' => 'Whether the person who asks may give them another role.',
				'required' => true,
			),
		),
	),
	'merge-plan' => array(
		'title' => 'MergePlan',
		'description' => 'What merging tickets would come to.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'target' => array(
				'description' => 'What one line of the inbox shows.',
				'type' => 'object',
				'additionalProperties' => false,
				'properties' => array(
					'id' => array(
						'type' => 'integer',
						'minimum' => 1,
						'required' => true,
					),
					'subject' => array(
						'type' => 'string',
						'required' => true,
					),
					'preview' => array(
						'type' => 'string',
						'description' => 'The newest visible words, one line.',
						'required' => true,
					),
					'status' => array(
						'type' => 'string',
						'enum' => array(
							'open',
							'pending',
							'snoozed',
							'closed',
							'spam',
							'trash',
							'merged',
						),
						'description' => 'merged: a signpost; all that it had is on another ticket.',
						'required' => true,
					),
					'status_id' => array(
						'type' => 'integer',
						'minimum' => 0,
						'description' => 'The site\'s own status, which is of the built-in state that status says; 0 for the built-in one itself.',
						'required' => true,
					),
					'priority' => array(
						'type' => 'string',
						'enum' => array(
							'low',
							'normal',
							'high',
							'urgent',
						),
						'required' => true,
					),
					'channel' => array(
						'type' => 'string',
						'enum' => array(
							'email',
							'form',
							'api',
							'phone',
						),
						'required' => true,
					),
					'mailbox_id' => array(
						'type' => 'integer',
						'required' => true,
					),
					'assignee' => array(
						'description' => 'A WordPress user as the screens show one.',
						'type' => array(
							'object',
							'null',
						),
						'additionalProperties' => false,
						'properties' => array(
							'id' => array(
								'type' => 'integer',
								'minimum' => 1,
								'required' => true,
							),
							'name' => array(
								'type' => 'string',
								'required' => true,
							),
							'avatar' => array(
								'type' => 'string',
								'description' => 'URL of a 48 px picture; empty when avatars are off.',
								'required' => true,
							),
						),
						'required' => true,
					),
					'team_id' => array(
						'type' => array(
							'integer',
							'null',
						),
						'required' => true,
					),
					'type_id' => array(
						'type' => array(
							'integer',
							'null',
						),
						'description' => 'The kind of ticket; null for none.',
						'required' => true,
					),
					'customer_id' => array(
						'type' => 'integer',
						'minimum' => 1,
						'required' => true,
					),
					'customer_name' => array(
						'type' => 'string',
						'required' => true,
					),
					'customer_email' => array(
						'type' => 'string',
						'required' => true,
					),
					'message_count' => array(
						'type' => 'integer',
						'minimum' => 0,
						'required' => true,
					),
					'has_attachments' => array(
						'type' => 'boolean',
						'required' => true,
					),
					'has_failed' => array(
						'type' => 'boolean',
						'description' => 'A reply on this ticket could not be sent.',
						'required' => true,
					),
					'has_scheduled' => array(
						'type' => 'boolean',
						'description' => 'A reply on this ticket is to leave later, or was held back from that.',
						'required' => true,
					),
					'has_draft' => array(
						'type' => 'boolean',
						'description' => 'The person who asks has begun to write on it.',
						'required' => true,
					),
					'tags' => array(
						'type' => 'array',
						'items' => array(
							'type' => 'string',
						),
						'description' => 'Names, by name.',
						'required' => true,
					),
					'unread' => array(
						'type' => 'boolean',
						'description' => 'For the person who asks.',
						'required' => true,
					),
					'waiting_since' => array(
						'type' => array(
							'string',
							'null',
						),
						'format' => 'date-time',
						'description' => 'Since when the customer waits for an answer; null when it is their turn.',
						'required' => true,
					),
					'snoozed_until' => array(
						'type' => array(
							'string',
							'null',
						),
						'format' => 'date-time',
						'required' => true,
					),
					'created_at' => array(
						'type' => 'string',
						'format' => 'date-time',
						'required' => true,
					),
					'updated_at' => array(
						'type' => 'string',
						'format' => 'date-time',
						'description' => 'Of the newest message; lists are ordered by it.',
						'required' => true,
					),
					'locked' => array(
						'type' => 'boolean',
						'description' => 'Closed for good: what its customer writes becomes a new, linked ticket.',
						'required' => true,
					),
					'tasks' => array(
						'type' => 'object',
						'additionalProperties' => false,
						'description' => 'Its checklist.',
						'required' => true,
						'properties' => array(
							'total' => array(
								'type' => 'integer',
								'minimum' => 0,
								'required' => true,
							),
							'done' => array(
								'type' => 'integer',
								'minimum' => 0,
								'required' => true,
							),
						),
					),
					'version' => array(
						'type' => 'integer',
						'minimum' => 1,
						'description' => 'Counts the changes; send it back as expected_version.',
						'required' => true,
					),
				),
				'required' => true,
			),
			'sources' => array(
				'type' => 'array',
				'items' => array(
					'description' => 'What one line of the inbox shows.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'subject' => array(
							'type' => 'string',
							'required' => true,
						),
						'preview' => array(
							'type' => 'string',
							'description' => 'The newest visible words, one line.',
							'required' => true,
						),
						'status' => array(
							'type' => 'string',
							'enum' => array(
								'open',
								'pending',
								'snoozed',
								'closed',
								'spam',
								'trash',
								'merged',
							),
							'description' => 'merged: a signpost; all that it had is on another ticket.',
							'required' => true,
						),
						'status_id' => array(
							'type' => 'integer',
							'minimum' => 0,
							'description' => 'The site\'s own status, which is of the built-in state that status says; 0 for the built-in one itself.',
							'required' => true,
						),
						'priority' => array(
							'type' => 'string',
							'enum' => array(
								'low',
								'normal',
								'high',
								'urgent',
							),
							'required' => true,
						),
						'channel' => array(
							'type' => 'string',
							'enum' => array(
								'email',
								'form',
								'api',
								'phone',
							),
							'required' => true,
						),
						'mailbox_id' => array(
							'type' => 'integer',
							'required' => true,
						),
						'assignee' => array(
							'description' => 'A WordPress user as the screens show one.',
							'type' => array(
								'object',
								'null',
							),
							'additionalProperties' => false,
							'properties' => array(
								'id' => array(
									'type' => 'integer',
									'minimum' => 1,
									'required' => true,
								),
								'name' => array(
									'type' => 'string',
									'required' => true,
								),
								'avatar' => array(
									'type' => 'string',
									'description' => 'URL of a 48 px picture; empty when avatars are off.',
									'required' => true,
								),
							),
							'required' => true,
						),
						'team_id' => array(
							'type' => array(
								'integer',
								'null',
							),
							'required' => true,
						),
						'type_id' => array(
							'type' => array(
								'integer',
								'null',
							),
							'description' => 'The kind of ticket; null for none.',
							'required' => true,
						),
						'customer_id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'customer_name' => array(
							'type' => 'string',
							'required' => true,
						),
						'customer_email' => array(
							'type' => 'string',
							'required' => true,
						),
						'message_count' => array(
							'type' => 'integer',
							'minimum' => 0,
							'required' => true,
						),
						'has_attachments' => array(
							'type' => 'boolean',
							'required' => true,
						),
						'has_failed' => array(
							'type' => 'boolean',
							'description' => 'A reply on this ticket could not be sent.',
							'required' => true,
						),
						'has_scheduled' => array(
							'type' => 'boolean',
							'description' => 'A reply on this ticket is to leave later, or was held back from that.',
							'required' => true,
						),
						'has_draft' => array(
							'type' => 'boolean',
							'description' => 'The person who asks has begun to write on it.',
							'required' => true,
						),
						'tags' => array(
							'type' => 'array',
							'items' => array(
								'type' => 'string',
							),
							'description' => 'Names, by name.',
							'required' => true,
						),
						'unread' => array(
							'type' => 'boolean',
							'description' => 'For the person who asks.',
							'required' => true,
						),
						'waiting_since' => array(
							'type' => array(
								'string',
								'null',
							),
							'format' => 'date-time',
							'description' => 'Since when the customer waits for an answer; null when it is their turn.',
							'required' => true,
						),
						'snoozed_until' => array(
							'type' => array(
								'string',
								'null',
							),
							'format' => 'date-time',
							'required' => true,
						),
						'created_at' => array(
							'type' => 'string',
							'format' => 'date-time',
							'required' => true,
						),
						'updated_at' => array(
							'type' => 'string',
							'format' => 'date-time',
							'description' => 'Of the newest message; lists are ordered by it.',
							'required' => true,
						),
						'locked' => array(
							'type' => 'boolean',
							'description' => 'Closed for good: what its customer writes becomes a new, linked ticket.',
							'required' => true,
						),
						'tasks' => array(
							'type' => 'object',
							'additionalProperties' => false,
							'description' => 'Its checklist.',
							'required' => true,
							'properties' => array(
								'total' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
								'done' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
							),
						),
						'version' => array(
							'type' => 'integer',
							'minimum' => 1,
							'description' => 'Counts the changes; send it back as expected_version.',
							'required' => true,
						),
					),
				),
				'required' => true,
			),
			'messages' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'How many messages and notes move.',
				'required' => true,
			),
			'people' => array(
				'type' => 'array',
				'items' => array(
					'type' => 'string',
				),
				'description' => 'Addresses of those who would take part in it from then on.',
				'required' => true,
			),
			'other_customer' => array(
				'type' => 'boolean',
				'description' => 'Not all of them are of the same customer.',
				'required' => true,
			),
			'other_mailbox' => array(
				'type' => 'boolean',
				'description' => 'Not all of them lie in the same mailbox.',
				'required' => true,
			),
			'scheduled' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'Replies that have not left yet; they do all the same.',
				'required' => true,
			),
		),
	),
	'message-list' => array(
		'title' => 'MessageList',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'items' => array(
				'type' => 'array',
				'description' => 'Oldest first.',
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'ticket_id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'kind' => array(
							'type' => 'string',
							'enum' => array(
								'customer',
								'reply',
								'note',
							),
							'description' => 'Who speaks: the customer, an agent to the customer, an agent to the team.',
							'required' => true,
						),
						'channel' => array(
							'type' => 'string',
							'enum' => array(
								'email',
								'form',
								'api',
								'phone',
							),
							'required' => true,
						),
						'author' => array(
							'description' => 'The agent; null for a customer.',
							'type' => array(
								'object',
								'null',
							),
							'additionalProperties' => false,
							'properties' => array(
								'id' => array(
									'type' => 'integer',
									'minimum' => 1,
									'required' => true,
								),
								'name' => array(
									'type' => 'string',
									'required' => true,
								),
								'avatar' => array(
									'type' => 'string',
									'description' => 'URL of a 48 px picture; empty when avatars are off.',
									'required' => true,
								),
							),
							'required' => true,
						),
						'from' => array(
							'description' => 'One mailbox address of a mail header (RFC 5322 section 3.4), already decoded.',
							'type' => 'object',
							'additionalProperties' => false,
							'properties' => array(
								'address' => array(
									'type' => 'string',
									'maxLength' => 320,
									'required' => true,
								),
								'name' => array(
									'type' => 'string',
									'maxLength' => 300,
									'required' => true,
								),
							),
							'required' => true,
						),
						'to' => array(
							'type' => 'array',
							'items' => array(
								'description' => 'One mailbox address of a mail header (RFC 5322 section 3.4), already decoded.',
								'type' => 'object',
								'additionalProperties' => false,
								'properties' => array(
									'address' => array(
										'type' => 'string',
										'maxLength' => 320,
										'required' => true,
									),
									'name' => array(
										'type' => 'string',
										'maxLength' => 300,
										'required' => true,
									),
								),
							),
							'required' => true,
						),
						'cc' => array(
							'type' => 'array',
							'items' => array(
								'description' => 'One mailbox address of a mail header (RFC 5322 section 3.4), already decoded.',
								'type' => 'object',
								'additionalProperties' => false,
								'properties' => array(
									'address' => array(
										'type' => 'string',
										'maxLength' => 320,
										'required' => true,
									),
									'name' => array(
										'type' => 'string',
										'maxLength' => 300,
										'required' => true,
									),
								),
							),
							'required' => true,
						),
						'bcc' => array(
							'type' => 'array',
							'items' => array(
								'description' => 'One mailbox address of a mail header (RFC 5322 section 3.4), already decoded.',
								'type' => 'object',
								'additionalProperties' => false,
								'properties' => array(
									'address' => array(
										'type' => 'string',
										'maxLength' => 320,
										'required' => true,
									),
									'name' => array(
										'type' => 'string',
										'maxLength' => 300,
										'required' => true,
									),
								),
							),
							'required' => true,
						),
						'subject' => array(
							'type' => 'string',
							'required' => true,
						),
						'visible_text' => array(
							'type' => 'string',
							'description' => 'The new words, without quotation and signature.',
							'required' => true,
						),
						'visible_html' => array(
							'type' => 'string',
							'description' => 'The same as sanitised HTML; empty when the mail was plain text.',
							'required' => true,
						),
						'has_more' => array(
							'type' => 'boolean',
							'description' => 'True when the whole body holds more than the visible part; fetch the message by id for it.',
							'required' => true,
						),
						'text' => array(
							'type' => array(
								'string',
								'null',
							),
							'description' => 'The whole body as text; null in lists.',
							'required' => true,
						),
						'html' => array(
							'type' => array(
								'string',
								'null',
							),
							'description' => 'The whole body as sanitised HTML; null in lists and for plain mails.',
							'required' => true,
						),
						'forwarded' => array(
							'type' => 'boolean',
							'description' => 'A reply that passed a message on to somebody else; what was passed on is in the whole body.',
							'required' => true,
						),
						'automatic' => array(
							'type' => array(
								'string',
								'null',
							),
							'enum' => array(
								null,
								'bounce',
								'auto-reply',
								'list',
								'complaint',
								'notification',
							),
							'required' => true,
						),
						'state' => array(
							'type' => 'string',
							'enum' => array(
								'received',
								'saved',
								'queued',
								'scheduled',
								'held',
								'sending',
								'sent',
								'failed',
								'unknown',
								'bounced',
								'cancelled',
							),
							'description' => 'received and saved (a note) are final; the others are the life of an outgoing reply. scheduled: it leaves at send_at. held: it was scheduled, and the customer wrote before; a person decides.',
							'required' => true,
						),
						'error' => array(
							'type' => array(
								'string',
								'null',
							),
							'description' => 'The mail server\'s words when sending failed, or the reason why the mail could not be read.',
							'required' => true,
						),
						'send_at' => array(
							'type' => array(
								'string',
								'null',
							),
							'format' => 'date-time',
							'description' => 'When a queued or scheduled reply leaves.',
							'required' => true,
						),
						'sent_at' => array(
							'type' => array(
								'string',
								'null',
							),
							'format' => 'date-time',
							'required' => true,
						),
						'call' => array(
							'type' => array(
								'object',
								'null',
							),
							'additionalProperties' => false,
							'description' => 'Of a phone call that was written down.',
							'properties' => array(
								'direction' => array(
									'type' => 'string',
									'enum' => array(
										'in',
										'out',
									),
									'description' => 'in: the customer called.',
									'required' => true,
								),
								'seconds' => array(
									'type' => 'integer',
									'minimum' => 0,
									'description' => 'How long it took; 0 when nobody knows.',
									'required' => true,
								),
								'phone' => array(
									'type' => 'string',
									'description' => 'The customer\'s number; may be empty.',
									'required' => true,
								),
								'agent' => array(
									'description' => 'A WordPress user as the screens show one.',
									'type' => array(
										'object',
										'null',
									),
									'additionalProperties' => false,
									'properties' => array(
										'id' => array(
											'type' => 'integer',
											'minimum' => 1,
											'required' => true,
										),
										'name' => array(
											'type' => 'string',
											'required' => true,
										),
										'avatar' => array(
											'type' => 'string',
											'description' => 'URL of a 48 px picture; empty when avatars are off.',
											'required' => true,
										),
									),
									'required' => true,
								),
							),
						),
						'created_at' => array(
							'type' => 'string',
							'format' => 'date-time',
							'required' => true,
						),
						'has_raw' => array(
							'type' => 'boolean',
							'description' => 'The original mail source can be downloaded.',
							'required' => true,
						),
						'raw_expired' => array(
							'type' => 'boolean',
							'description' => 'There was one; it is no longer kept.',
							'required' => true,
						),
						'mention_warning' => array(
							'type' => array(
								'string',
								'null',
							),
							'description' => 'Only in the answer to addNote: who was mentioned and not told, in words.',
						),
						'attachments' => array(
							'type' => 'array',
							'items' => array(
								'type' => 'object',
								'additionalProperties' => false,
								'properties' => array(
									'id' => array(
										'type' => 'integer',
										'minimum' => 1,
										'required' => true,
									),
									'filename' => array(
										'type' => 'string',
										'required' => true,
									),
									'content_type' => array(
										'type' => 'string',
										'required' => true,
									),
									'size' => array(
										'type' => 'integer',
										'minimum' => 0,
										'description' => 'Bytes.',
										'required' => true,
									),
									'sha256' => array(
										'type' => 'string',
										'description' => 'Its content, to attach it again.',
										'required' => true,
									),
									'proof' => array(
										'type' => 'string',
										'description' => 'As in stored-file: lets this reader look at it in a draft.',
										'required' => true,
									),
									'inline' => array(
										'type' => 'boolean',
										'required' => true,
									),
									'content_id' => array(
										'type' => array(
											'string',
											'null',
										),
										'description' => 'Without angle brackets; the cid: of RFC 2392.',
										'required' => true,
									),
									'url' => array(
										'type' => 'string',
										'description' => 'Signed for the reader and short-lived, so that it also loads inside the sandboxed mail frame, which has no cookies.',
										'required' => true,
									),
								),
							),
							'required' => true,
						),
					),
				),
				'required' => true,
			),
			'older_than' => array(
				'type' => array(
					'integer',
					'null',
				),
				'required' => true,
			),
		),
	),
	'message' => array(
		'title' => 'Message',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'ticket_id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'kind' => array(
				'type' => 'string',
				'enum' => array(
					'customer',
					'reply',
					'note',
				),
				'description' => 'Who speaks: the customer, an agent to the customer, an agent to the team.',
				'required' => true,
			),
			'channel' => array(
				'type' => 'string',
				'enum' => array(
					'email',
					'form',
					'api',
					'phone',
				),
				'required' => true,
			),
			'author' => array(
				'description' => 'The agent; null for a customer.',
				'type' => array(
					'object',
					'null',
				),
				'additionalProperties' => false,
				'properties' => array(
					'id' => array(
						'type' => 'integer',
						'minimum' => 1,
						'required' => true,
					),
					'name' => array(
						'type' => 'string',
						'required' => true,
					),
					'avatar' => array(
						'type' => 'string',
						'description' => 'URL of a 48 px picture; empty when avatars are off.',
						'required' => true,
					),
				),
				'required' => true,
			),
			'from' => array(
				'description' => 'One mailbox address of a mail header (RFC 5322 section 3.4), already decoded.',
				'type' => 'object',
				'additionalProperties' => false,
				'properties' => array(
					'address' => array(
						'type' => 'string',
						'maxLength' => 320,
						'required' => true,
					),
					'name' => array(
						'type' => 'string',
						'maxLength' => 300,
						'required' => true,
					),
				),
				'required' => true,
			),
			'to' => array(
				'type' => 'array',
				'items' => array(
					'description' => 'One mailbox address of a mail header (RFC 5322 section 3.4), already decoded.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'address' => array(
							'type' => 'string',
							'maxLength' => 320,
							'required' => true,
						),
						'name' => array(
							'type' => 'string',
							'maxLength' => 300,
							'required' => true,
						),
					),
				),
				'required' => true,
			),
			'cc' => array(
				'type' => 'array',
				'items' => array(
					'description' => 'One mailbox address of a mail header (RFC 5322 section 3.4), already decoded.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'address' => array(
							'type' => 'string',
							'maxLength' => 320,
							'required' => true,
						),
						'name' => array(
							'type' => 'string',
							'maxLength' => 300,
							'required' => true,
						),
					),
				),
				'required' => true,
			),
			'bcc' => array(
				'type' => 'array',
				'items' => array(
					'description' => 'One mailbox address of a mail header (RFC 5322 section 3.4), already decoded.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'address' => array(
							'type' => 'string',
							'maxLength' => 320,
							'required' => true,
						),
						'name' => array(
							'type' => 'string',
							'maxLength' => 300,
							'required' => true,
						),
					),
				),
				'required' => true,
			),
			'subject' => array(
				'type' => 'string',
				'required' => true,
			),
			'visible_text' => array(
				'type' => 'string',
				'description' => 'The new words, without quotation and signature.',
				'required' => true,
			),
			'visible_html' => array(
				'type' => 'string',
				'description' => 'The same as sanitised HTML; empty when the mail was plain text.',
				'required' => true,
			),
			'has_more' => array(
				'type' => 'boolean',
				'description' => 'True when the whole body holds more than the visible part; fetch the message by id for it.',
				'required' => true,
			),
			'text' => array(
				'type' => array(
					'string',
					'null',
				),
				'description' => 'The whole body as text; null in lists.',
				'required' => true,
			),
			'html' => array(
				'type' => array(
					'string',
					'null',
				),
				'description' => 'The whole body as sanitised HTML; null in lists and for plain mails.',
				'required' => true,
			),
			'forwarded' => array(
				'type' => 'boolean',
				'description' => 'A reply that passed a message on to somebody else; what was passed on is in the whole body.',
				'required' => true,
			),
			'automatic' => array(
				'type' => array(
					'string',
					'null',
				),
				'enum' => array(
					null,
					'bounce',
					'auto-reply',
					'list',
					'complaint',
					'notification',
				),
				'required' => true,
			),
			'state' => array(
				'type' => 'string',
				'enum' => array(
					'received',
					'saved',
					'queued',
					'scheduled',
					'held',
					'sending',
					'sent',
					'failed',
					'unknown',
					'bounced',
					'cancelled',
				),
				'description' => 'received and saved (a note) are final; the others are the life of an outgoing reply. scheduled: it leaves at send_at. held: it was scheduled, and the customer wrote before; a person decides.',
				'required' => true,
			),
			'error' => array(
				'type' => array(
					'string',
					'null',
				),
				'description' => 'The mail server\'s words when sending failed, or the reason why the mail could not be read.',
				'required' => true,
			),
			'send_at' => array(
				'type' => array(
					'string',
					'null',
				),
				'format' => 'date-time',
				'description' => 'When a queued or scheduled reply leaves.',
				'required' => true,
			),
			'sent_at' => array(
				'type' => array(
					'string',
					'null',
				),
				'format' => 'date-time',
				'required' => true,
			),
			'call' => array(
				'type' => array(
					'object',
					'null',
				),
				'additionalProperties' => false,
				'description' => 'Of a phone call that was written down.',
				'properties' => array(
					'direction' => array(
						'type' => 'string',
						'enum' => array(
							'in',
							'out',
						),
						'description' => 'in: the customer called.',
						'required' => true,
					),
					'seconds' => array(
						'type' => 'integer',
						'minimum' => 0,
						'description' => 'How long it took; 0 when nobody knows.',
						'required' => true,
					),
					'phone' => array(
						'type' => 'string',
						'description' => 'The customer\'s number; may be empty.',
						'required' => true,
					),
					'agent' => array(
						'description' => 'A WordPress user as the screens show one.',
						'type' => array(
							'object',
							'null',
						),
						'additionalProperties' => false,
						'properties' => array(
							'id' => array(
								'type' => 'integer',
								'minimum' => 1,
								'required' => true,
							),
							'name' => array(
								'type' => 'string',
								'required' => true,
							),
							'avatar' => array(
								'type' => 'string',
								'description' => 'URL of a 48 px picture; empty when avatars are off.',
								'required' => true,
							),
						),
						'required' => true,
					),
				),
			),
			'created_at' => array(
				'type' => 'string',
				'format' => 'date-time',
				'required' => true,
			),
			'has_raw' => array(
				'type' => 'boolean',
				'description' => 'The original mail source can be downloaded.',
				'required' => true,
			),
			'raw_expired' => array(
				'type' => 'boolean',
				'description' => 'There was one; it is no longer kept.',
				'required' => true,
			),
			'mention_warning' => array(
				'type' => array(
					'string',
					'null',
				),
				'description' => 'Only in the answer to addNote: who was mentioned and not told, in words.',
			),
			'attachments' => array(
				'type' => 'array',
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'filename' => array(
							'type' => 'string',
							'required' => true,
						),
						'content_type' => array(
							'type' => 'string',
							'required' => true,
						),
						'size' => array(
							'type' => 'integer',
							'minimum' => 0,
							'description' => 'Bytes.',
							'required' => true,
						),
						'sha256' => array(
							'type' => 'string',
							'description' => 'Its content, to attach it again.',
							'required' => true,
						),
						'proof' => array(
							'type' => 'string',
							'description' => 'As in stored-file: lets this reader look at it in a draft.',
							'required' => true,
						),
						'inline' => array(
							'type' => 'boolean',
							'required' => true,
						),
						'content_id' => array(
							'type' => array(
								'string',
								'null',
							),
							'description' => 'Without angle brackets; the cid: of RFC 2392.',
							'required' => true,
						),
						'url' => array(
							'type' => 'string',
							'description' => 'Signed for the reader and short-lived, so that it also loads inside the sandboxed mail frame, which has no cookies.',
							'required' => true,
						),
					),
				),
				'required' => true,
			),
		),
	),
	'note-input' => array(
		'title' => 'NoteInput',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'html' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 1000000,
				'required' => true,
			),
			'files' => array(
				'type' => 'array',
				'maxItems' => 50,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'sha256' => array(
							'type' => 'string',
							'pattern' => '^[0-9a-f]{64}$',
							'required' => true,
						),
						'filename' => array(
							'type' => 'string',
							'minLength' => 1,
							'maxLength' => 255,
							'required' => true,
						),
						'content_type' => array(
							'type' => 'string',
							'maxLength' => 190,
							'required' => true,
						),
						'content_id' => array(
							'type' => 'string',
							'pattern' => '^[A-Za-z0-9._-]{1,80}(@[A-Za-z0-9._-]{1,80})?$',
							'description' => 'For a picture inside the text: what the text names with cid: (RFC 2392). It travels within the mail; one that the text does not name is attached.',
						),
					),
				),
			),
			'draft_key' => array(
				'type' => 'string',
				'pattern' => '^[0-9a-f]{32}$',
				'description' => 'The draft that it was written as; it ends with the note.',
			),
			'client_key' => array(
				'type' => 'string',
				'minLength' => 8,
				'maxLength' => 64,
				'required' => true,
			),
		),
	),
	'notification-list' => array(
		'title' => 'NotificationList',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'items' => array(
				'type' => 'array',
				'items' => array(
					'description' => 'Something that concerns the caller.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'kind' => array(
							'type' => 'string',
							'enum' => array(
								'mentioned',
								'assigned',
								'answered',
								'followed',
								'unassigned',
								'failed',
								'woke',
								'refused',
							),
							'required' => true,
						),
						'ticket_id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'message_id' => array(
							'type' => array(
								'integer',
								'null',
							),
							'minimum' => 1,
							'description' => 'What it leads to; null for the ticket itself.',
							'required' => true,
						),
						'actor' => array(
							'description' => 'null: the customer or the system.',
							'type' => array(
								'object',
								'null',
							),
							'additionalProperties' => false,
							'properties' => array(
								'id' => array(
									'type' => 'integer',
									'minimum' => 1,
									'required' => true,
								),
								'name' => array(
									'type' => 'string',
									'required' => true,
								),
								'avatar' => array(
									'type' => 'string',
									'description' => 'URL of a 48 px picture; empty when avatars are off.',
									'required' => true,
								),
							),
							'required' => true,
						),
						'words' => array(
							'type' => 'string',
							'description' => 'What happened, in the caller\'s language.',
							'required' => true,
						),
						'subject' => array(
							'type' => 'string',
							'description' => 'The ticket\'s.',
							'required' => true,
						),
						'excerpt' => array(
							'type' => 'string',
							'description' => 'The beginning of the message; may be empty.',
							'required' => true,
						),
						'read' => array(
							'type' => 'boolean',
							'required' => true,
						),
						'created_at' => array(
							'type' => 'string',
							'format' => 'date-time',
							'required' => true,
						),
					),
				),
				'required' => true,
			),
			'next_cursor' => array(
				'type' => array(
					'string',
					'null',
				),
				'required' => true,
			),
			'quiet' => array(
				'type' => 'boolean',
				'description' => 'It is quiet where the caller is: nothing shall make a noise.',
				'required' => true,
			),
			'unread' => array(
				'type' => 'integer',
				'minimum' => 0,
				'maximum' => 100,
				'description' => '100: a hundred or more.',
				'required' => true,
			),
		),
	),
	'notification-marks' => array(
		'title' => 'NotificationMarks',
		'description' => 'Which notifications are read: some, those of a ticket, or all up to one.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'ids' => array(
				'type' => 'array',
				'minItems' => 1,
				'maxItems' => 200,
				'items' => array(
					'type' => 'integer',
					'minimum' => 1,
				),
			),
			'ticket_id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'description' => 'All of this ticket are read.',
			),
			'up_to' => array(
				'type' => 'integer',
				'minimum' => 1,
				'description' => 'All are read up to this one, the newest that the caller has seen.',
			),
			'read' => array(
				'type' => 'boolean',
				'default' => true,
				'description' => 'Of ids: false makes them unread again.',
			),
		),
	),
	'notification-settings-patch' => array(
		'title' => 'NotificationSettingsPatch',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'mentioned' => array(
				'type' => 'string',
				'enum' => array(
					'none',
					'inbox',
					'digest',
					'mail',
				),
			),
			'assigned' => array(
				'type' => 'string',
				'enum' => array(
					'none',
					'inbox',
					'digest',
					'mail',
				),
			),
			'answered' => array(
				'type' => 'string',
				'enum' => array(
					'none',
					'inbox',
					'digest',
					'mail',
				),
			),
			'followed' => array(
				'type' => 'string',
				'enum' => array(
					'none',
					'inbox',
					'digest',
					'mail',
				),
			),
			'unassigned' => array(
				'type' => 'string',
				'enum' => array(
					'none',
					'inbox',
					'digest',
					'mail',
				),
			),
			'failed' => array(
				'type' => 'string',
				'enum' => array(
					'none',
					'inbox',
					'digest',
					'mail',
				),
			),
			'woke' => array(
				'type' => 'string',
				'enum' => array(
					'none',
					'inbox',
					'digest',
					'mail',
				),
			),
			'digest' => array(
				'type' => 'string',
				'enum' => array(
					'15min',
					'hour',
					'day',
				),
			),
			'digest_hour' => array(
				'type' => 'integer',
				'minimum' => 0,
				'maximum' => 23,
			),
			'quiet' => array(
				'type' => 'boolean',
			),
			'quiet_from' => array(
				'type' => 'string',
				'pattern' => '^([01][0-9]|2[0-3]):[0-5][0-9]$',
			),
			'quiet_to' => array(
				'type' => 'string',
				'pattern' => '^([01][0-9]|2[0-3]):[0-5][0-9]$',
			),
			'quiet_weekend' => array(
				'type' => 'boolean',
			),
			'away_until' => array(
				'type' => 'string',
				'pattern' => '^([0-9]{4}-[0-9]{2}-[0-9]{2})?$',
			),
			'timezone' => array(
				'type' => 'string',
				'maxLength' => 60,
			),
			'follow_mentioned' => array(
				'type' => 'boolean',
			),
			'follow_wrote' => array(
				'type' => 'boolean',
			),
			'follow_assigned' => array(
				'type' => 'boolean',
			),
		),
	),
	'notification-settings' => array(
		'title' => 'NotificationSettings',
		'description' => 'What an agent is told about tickets, and how: not at all, in the inbox, there and in a mail with others, there and by a mail at once.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'mentioned' => array(
				'type' => 'string',
				'enum' => array(
					'none',
					'inbox',
					'digest',
					'mail',
				),
				'description' => 'A colleague mentioned them in a note.',
				'required' => true,
			),
			'assigned' => array(
				'type' => 'string',
				'enum' => array(
					'none',
					'inbox',
					'digest',
					'mail',
				),
				'description' => 'Somebody else assigned a ticket to them.',
				'required' => true,
			),
			'answered' => array(
				'type' => 'string',
				'enum' => array(
					'none',
					'inbox',
					'digest',
					'mail',
				),
				'description' => 'The customer answered on a ticket of theirs.',
				'required' => true,
			),
			'followed' => array(
				'type' => 'string',
				'enum' => array(
					'none',
					'inbox',
					'digest',
					'mail',
				),
				'description' => 'Something was written on a ticket that they follow, or by a colleague on one of theirs.',
				'required' => true,
			),
			'unassigned' => array(
				'type' => 'string',
				'enum' => array(
					'none',
					'inbox',
					'digest',
					'mail',
				),
				'description' => 'A new ticket came in that nobody has.',
				'required' => true,
			),
			'failed' => array(
				'type' => 'string',
				'enum' => array(
					'none',
					'inbox',
					'digest',
					'mail',
				),
				'description' => 'A reply of theirs did not go out, came back, or was held.',
				'required' => true,
			),
			'woke' => array(
				'type' => 'string',
				'enum' => array(
					'none',
					'inbox',
					'digest',
					'mail',
				),
				'description' => 'A ticket of theirs is back from its snooze.',
				'required' => true,
			),
			'digest' => array(
				'type' => 'string',
				'enum' => array(
					'15min',
					'hour',
					'day',
				),
				'description' => 'How often what is to be mailed together is mailed.',
				'required' => true,
			),
			'digest_hour' => array(
				'type' => 'integer',
				'minimum' => 0,
				'maximum' => 23,
				'description' => 'The hour of a daily one, where they live.',
				'required' => true,
			),
			'quiet' => array(
				'type' => 'boolean',
				'description' => 'Whether they have quiet hours, in which no mail is sent to them.',
				'required' => true,
			),
			'quiet_from' => array(
				'type' => 'string',
				'pattern' => '^([01][0-9]|2[0-3]):[0-5][0-9]$',
				'required' => true,
			),
			'quiet_to' => array(
				'type' => 'string',
				'pattern' => '^([01][0-9]|2[0-3]):[0-5][0-9]$',
				'description' => 'May be earlier than quiet_from: then on the next day.',
				'required' => true,
			),
			'quiet_weekend' => array(
				'type' => 'boolean',
				'description' => 'Quiet all Saturday and Sunday.',
				'required' => true,
			),
			'away_until' => array(
				'type' => 'string',
				'pattern' => '^([0-9]{4}-[0-9]{2}-[0-9]{2})?$',
				'description' => 'The last day of their absence; empty when they are there.',
				'required' => true,
			),
			'timezone' => array(
				'type' => 'string',
				'maxLength' => 60,
				'description' => 'Where they live, such as "Europe/Madrid"; empty for the site\'s.',
				'required' => true,
			),
			'follow_mentioned' => array(
				'type' => 'boolean',
				'description' => 'They follow tickets on which they are mentioned,',
				'required' => true,
			),
			'follow_wrote' => array(
				'type' => 'boolean',
				'description' => 'on which they write,',
				'required' => true,
			),
			'follow_assigned' => array(
				'type' => 'boolean',
				'description' => 'which are given to them.',
				'required' => true,
			),
			'address' => array(
				'type' => 'string',
				'maxLength' => 320,
				'description' => 'Where the mails go: the address of their WordPress user.',
				'required' => true,
			),
			'bounced' => array(
				'type' => array(
					'string',
					'null',
				),
				'maxLength' => 2000,
				'description' => 'The mail server\'s words when the last one came back; null when none did.',
				'required' => true,
			),
		),
	),
	'notification' => array(
		'title' => 'Notification',
		'description' => 'Something that concerns the caller.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'kind' => array(
				'type' => 'string',
				'enum' => array(
					'mentioned',
					'assigned',
					'answered',
					'followed',
					'unassigned',
					'failed',
					'woke',
					'refused',
				),
				'required' => true,
			),
			'ticket_id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'message_id' => array(
				'type' => array(
					'integer',
					'null',
				),
				'minimum' => 1,
				'description' => 'What it leads to; null for the ticket itself.',
				'required' => true,
			),
			'actor' => array(
				'description' => 'null: the customer or the system.',
				'type' => array(
					'object',
					'null',
				),
				'additionalProperties' => false,
				'properties' => array(
					'id' => array(
						'type' => 'integer',
						'minimum' => 1,
						'required' => true,
					),
					'name' => array(
						'type' => 'string',
						'required' => true,
					),
					'avatar' => array(
						'type' => 'string',
						'description' => 'URL of a 48 px picture; empty when avatars are off.',
						'required' => true,
					),
				),
				'required' => true,
			),
			'words' => array(
				'type' => 'string',
				'description' => 'What happened, in the caller\'s language.',
				'required' => true,
			),
			'subject' => array(
				'type' => 'string',
				'description' => 'The ticket\'s.',
				'required' => true,
			),
			'excerpt' => array(
				'type' => 'string',
				'description' => 'The beginning of the message; may be empty.',
				'required' => true,
			),
			'read' => array(
				'type' => 'boolean',
				'required' => true,
			),
			'created_at' => array(
				'type' => 'string',
				'format' => 'date-time',
				'required' => true,
			),
		),
	),
	'orders' => array(
		'title' => 'Orders',
		'description' => 'The WooCommerce orders of a ticket\'s customer, found by every known address and by their WordPress user.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'available' => array(
				'type' => 'boolean',
				'description' => 'False: WooCommerce is not active.',
				'required' => true,
			),
			'currency' => array(
				'type' => 'string',
				'required' => true,
			),
			'total_count' => array(
				'type' => 'integer',
				'required' => true,
			),
			'total_spent' => array(
				'type' => 'string',
				'description' => 'Formatted for people.',
				'required' => true,
			),
			'items' => array(
				'type' => 'array',
				'required' => true,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'required' => true,
						),
						'number' => array(
							'type' => 'string',
							'required' => true,
						),
						'status' => array(
							'type' => 'string',
							'required' => true,
						),
						'status_label' => array(
							'type' => 'string',
							'required' => true,
						),
						'total' => array(
							'type' => 'string',
							'required' => true,
						),
						'refunded' => array(
							'type' => 'string',
							'description' => 'Empty when nothing was refunded.',
							'required' => true,
						),
						'created_at' => array(
							'type' => array(
								'string',
								'null',
							),
							'format' => 'date-time',
							'required' => true,
						),
						'edit_url' => array(
							'type' => 'string',
							'description' => 'Empty for those whose role may not edit orders.',
							'required' => true,
						),
						'lines' => array(
							'type' => 'array',
							'required' => true,
							'items' => array(
								'type' => 'object',
								'additionalProperties' => false,
								'properties' => array(
									'name' => array(
										'type' => 'string',
										'required' => true,
									),
									'quantity' => array(
										'type' => 'integer',
										'required' => true,
									),
									'total' => array(
										'type' => 'string',
										'required' => true,
									),
								),
							),
						),
					),
				),
			),
		),
	),
	'person' => array(
		'title' => 'Person',
		'description' => 'A WordPress user as the screens show one.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'name' => array(
				'type' => 'string',
				'required' => true,
			),
			'avatar' => array(
				'type' => 'string',
				'description' => 'URL of a 48 px picture; empty when avatars are off.',
				'required' => true,
			),
		),
	),
	'poller-config' => array(
		'title' => 'PollerConfig',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'mailboxes' => array(
				'type' => 'array',
				'items' => array(
					'description' => 'A mailbox as the poller needs it, secrets included. Only for mesa_ingest.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'name' => array(
							'type' => 'string',
							'required' => true,
						),
						'address' => array(
							'type' => 'string',
							'required' => true,
						),
						'aliases' => array(
							'type' => 'array',
							'items' => array(
								'type' => 'string',
							),
							'required' => true,
						),
						'incoming' => array(
							'description' => 'How to reach a mail server. The secret itself is only ever written, never read back, except by the poller.',
							'type' => array(
								'object',
								'null',
							),
							'additionalProperties' => false,
							'properties' => array(
								'host' => array(
									'type' => 'string',
									'maxLength' => 255,
									'required' => true,
								),
								'port' => array(
									'type' => 'integer',
									'minimum' => 1,
									'maximum' => 65535,
									'required' => true,
								),
								'security' => array(
									'type' => 'string',
									'enum' => array(
										'tls',
										'starttls',
										'none',
									),
									'required' => true,
								),
								'username' => array(
									'type' => 'string',
									'maxLength' => 320,
									'required' => true,
								),
								'auth' => array(
									'type' => 'string',
									'enum' => array(
										'password',
										'google',
										'microsoft',
									),
									'description' => 'How to log in; left out: with a password. The others by OAuth 2, with the account that was connected to the mailbox.',
								),
							),
							'required' => true,
						),
						'incoming_password' => array(
							'type' => 'string',
							'required' => true,
						),
						'sign_in' => array(
							'type' => 'object',
							'description' => 'Only where incoming.auth is not a password: the login is by OAuth 2.',
							'additionalProperties' => false,
							'properties' => array(
								'connected_at' => array(
									'type' => array(
										'string',
										'null',
									),
									'format' => 'date-time',
									'description' => 'When a person connected the account; another time means another connection.',
									'required' => true,
								),
								'access_token' => array(
									'type' => 'string',
									'description' => 'Empty: ask for one by getMailboxToken.',
									'required' => true,
								),
								'expires_at' => array(
									'type' => array(
										'string',
										'null',
									),
									'format' => 'date-time',
									'required' => true,
								),
							),
						),
						'folders' => array(
							'type' => 'array',
							'items' => array(
								'type' => 'string',
							),
							'required' => true,
						),
						'after_fetch' => array(
							'type' => 'string',
							'enum' => array(
								'keep',
								'seen',
								'move',
							),
							'required' => true,
						),
						'move_to' => array(
							'type' => 'string',
							'required' => true,
						),
						'import_since' => array(
							'type' => array(
								'string',
								'null',
							),
							'format' => 'date-time',
							'description' => 'Of the mail that is in a folder when it is first looked at, only what the mail server received since is fetched; null: all of it.',
							'required' => true,
						),
						'cursors' => array(
							'type' => 'array',
							'required' => true,
							'items' => array(
								'type' => 'object',
								'additionalProperties' => false,
								'properties' => array(
									'folder' => array(
										'type' => 'string',
										'maxLength' => 255,
										'required' => true,
									),
									'uidvalidity' => array(
										'type' => 'string',
										'maxLength' => 20,
										'required' => true,
									),
									'last_uid' => array(
										'type' => 'integer',
										'minimum' => 0,
										'required' => true,
									),
									'baseline_uid' => array(
										'type' => 'integer',
										'minimum' => 0,
										'required' => true,
									),
									'new_uid' => array(
										'type' => 'integer',
										'minimum' => 0,
									),
									'import_total' => array(
										'type' => 'integer',
										'minimum' => 0,
									),
									'import_left' => array(
										'type' => 'integer',
										'minimum' => 0,
									),
								),
							),
						),
						'letters' => array(
							'type' => 'array',
							'items' => array(
								'description' => 'A mail that could not be taken in so far, as the poller needs to know it.',
								'type' => 'object',
								'additionalProperties' => false,
								'properties' => array(
									'id' => array(
										'type' => 'integer',
										'minimum' => 1,
										'required' => true,
									),
									'folder' => array(
										'type' => 'string',
										'maxLength' => 255,
										'required' => true,
									),
									'uidvalidity' => array(
										'type' => 'string',
										'maxLength' => 20,
										'required' => true,
									),
									'uid' => array(
										'type' => 'integer',
										'minimum' => 0,
										'required' => true,
									),
									'key' => array(
										'type' => 'string',
										'maxLength' => 64,
										'description' => 'Its message key; empty when it is not known.',
										'required' => true,
									),
									'received_at' => array(
										'type' => 'string',
										'format' => 'date-time',
										'required' => true,
									),
									'raw_sha256' => array(
										'type' => 'string',
										'maxLength' => 64,
										'description' => 'Blob of the gzipped source; empty when it is not kept here.',
										'required' => true,
									),
									'state' => array(
										'type' => 'string',
										'enum' => array(
											'trying',
											'dead',
											'retrying',
										),
										'required' => true,
									),
								),
							),
							'description' => 'Mails that could not be taken in so far.',
						),
					),
				),
				'required' => true,
			),
			'own_addresses' => array(
				'type' => 'array',
				'items' => array(
					'type' => 'string',
				),
				'description' => 'Every address of every mailbox: mail from one of these is our own.',
				'required' => true,
			),
			'inline_blob_limit' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'Bytes; larger blobs go by putBlob.',
				'required' => true,
			),
			'batch_limit' => array(
				'type' => 'integer',
				'minimum' => 1,
				'description' => 'Bytes a request may have (PHP\'s post_max_size, with room to spare).',
				'required' => true,
			),
		),
	),
	'poller-health' => array(
		'title' => 'PollerHealth',
		'description' => 'What only WordPress knows, for the doctor.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'time_ms' => array(
				'type' => 'integer',
				'description' => 'WordPress\'s clock, milliseconds since 1970.',
				'required' => true,
			),
			'queue' => array(
				'type' => 'object',
				'additionalProperties' => false,
				'required' => true,
				'properties' => array(
					'oldest_due_seconds' => array(
						'type' => array(
							'integer',
							'null',
						),
						'description' => 'How long the oldest due job waits; null: none is due.',
						'required' => true,
					),
					'failed' => array(
						'type' => 'integer',
						'required' => true,
					),
				),
			),
			'cron' => array(
				'type' => 'object',
				'additionalProperties' => false,
				'required' => true,
				'properties' => array(
					'scheduled' => array(
						'type' => 'boolean',
						'required' => true,
					),
					'late_seconds' => array(
						'type' => 'integer',
						'minimum' => 0,
						'required' => true,
					),
				),
			),
			'checks' => array(
				'type' => 'array',
				'items' => array(
					'description' => 'The last mail that a mailbox sent to itself, leg by leg. It became a ticket for the length of a transaction and was removed again.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'minimum' => 0,
							'description' => '0 when there was none yet.',
							'required' => true,
						),
						'mailbox_id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'state' => array(
							'type' => 'string',
							'enum' => array(
								'never',
								'open',
								'ok',
								'failed',
							),
							'required' => true,
						),
						'source' => array(
							'type' => 'string',
							'enum' => array(
								'screen',
								'doctor',
								'daily',
							),
							'required' => true,
						),
						'broken' => array(
							'type' => 'string',
							'enum' => array(
								'',
								'dns',
								'tcp',
								'tls',
								'login',
								'token',
								'folder',
								'quota',
								'smtp',
								'delivery',
								'spam',
								'wordpress',
								'password',
								'capability',
								'clock',
								'queue',
								'cron',
								'poller',
								'cleanup',
								'database',
								'spf',
								'dkim',
								'dmarc',
							),
							'description' => 'The first broken part; empty when none is.',
							'required' => true,
						),
						'detail' => array(
							'type' => 'string',
							'description' => 'What to tell the person, with the server\'s own words.',
							'required' => true,
						),
						'warnings' => array(
							'type' => 'array',
							'required' => true,
							'items' => array(
								'type' => 'object',
								'additionalProperties' => false,
								'properties' => array(
									'part' => array(
										'type' => 'string',
										'required' => true,
									),
									'detail' => array(
										'type' => 'string',
										'required' => true,
									),
								),
							),
						),
						'legs' => array(
							'type' => 'array',
							'description' => 'In order: send (queued to handed over), arrive (to seen in the mailbox), fetch, ticket, clean (mail and ticket are gone).',
							'required' => true,
							'items' => array(
								'type' => 'object',
								'additionalProperties' => false,
								'properties' => array(
									'leg' => array(
										'type' => 'string',
										'enum' => array(
											'send',
											'arrive',
											'fetch',
											'ticket',
											'clean',
										),
										'required' => true,
									),
									'ms' => array(
										'type' => array(
											'integer',
											'null',
										),
										'description' => 'Milliseconds since the leg before; null: not reached.',
										'required' => true,
									),
								),
							),
						),
						'arrived_at' => array(
							'type' => array(
								'string',
								'null',
							),
							'format' => 'date-time',
							'description' => 'By the mail server\'s clock (INTERNALDATE).',
							'required' => true,
						),
						'clock_ms' => array(
							'type' => array(
								'integer',
								'null',
							),
							'description' => 'The poller\'s clock less WordPress\'s.',
							'required' => true,
						),
						'quota_used' => array(
							'type' => array(
								'integer',
								'null',
							),
							'description' => 'Bytes; null where the server does not tell.',
							'required' => true,
						),
						'quota_limit' => array(
							'type' => array(
								'integer',
								'null',
							),
							'description' => 'Bytes.',
							'required' => true,
						),
						'started_at' => array(
							'type' => array(
								'string',
								'null',
							),
							'format' => 'date-time',
							'required' => true,
						),
						'finished_at' => array(
							'type' => array(
								'string',
								'null',
							),
							'format' => 'date-time',
							'required' => true,
						),
					),
				),
				'description' => 'The last check of each active mailbox.',
				'required' => true,
			),
		),
	),
	'poller-letter' => array(
		'title' => 'PollerLetter',
		'description' => 'A mail that could not be taken in so far, as the poller needs to know it.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'folder' => array(
				'type' => 'string',
				'maxLength' => 255,
				'required' => true,
			),
			'uidvalidity' => array(
				'type' => 'string',
				'maxLength' => 20,
				'required' => true,
			),
			'uid' => array(
				'type' => 'integer',
				'minimum' => 0,
				'required' => true,
			),
			'key' => array(
				'type' => 'string',
				'maxLength' => 64,
				'description' => 'Its message key; empty when it is not known.',
				'required' => true,
			),
			'received_at' => array(
				'type' => 'string',
				'format' => 'date-time',
				'required' => true,
			),
			'raw_sha256' => array(
				'type' => 'string',
				'maxLength' => 64,
				'description' => 'Blob of the gzipped source; empty when it is not kept here.',
				'required' => true,
			),
			'state' => array(
				'type' => 'string',
				'enum' => array(
					'trying',
					'dead',
					'retrying',
				),
				'required' => true,
			),
		),
	),
	'poller-mailbox' => array(
		'title' => 'PollerMailbox',
		'description' => 'A mailbox as the poller needs it, secrets included. Only for mesa_ingest.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'name' => array(
				'type' => 'string',
				'required' => true,
			),
			'address' => array(
				'type' => 'string',
				'required' => true,
			),
			'aliases' => array(
				'type' => 'array',
				'items' => array(
					'type' => 'string',
				),
				'required' => true,
			),
			'incoming' => array(
				'description' => 'How to reach a mail server. The secret itself is only ever written, never read back, except by the poller.',
				'type' => array(
					'object',
					'null',
				),
				'additionalProperties' => false,
				'properties' => array(
					'host' => array(
						'type' => 'string',
						'maxLength' => 255,
						'required' => true,
					),
					'port' => array(
						'type' => 'integer',
						'minimum' => 1,
						'maximum' => 65535,
						'required' => true,
					),
					'security' => array(
						'type' => 'string',
						'enum' => array(
							'tls',
							'starttls',
							'none',
						),
						'required' => true,
					),
					'username' => array(
						'type' => 'string',
						'maxLength' => 320,
						'required' => true,
					),
					'auth' => array(
						'type' => 'string',
						'enum' => array(
							'password',
							'google',
							'microsoft',
						),
						'description' => 'How to log in; left out: with a password. The others by OAuth 2, with the account that was connected to the mailbox.',
					),
				),
				'required' => true,
			),
			'incoming_password' => array(
				'type' => 'string',
				'required' => true,
			),
			'sign_in' => array(
				'type' => 'object',
				'description' => 'Only where incoming.auth is not a password: the login is by OAuth 2.',
				'additionalProperties' => false,
				'properties' => array(
					'connected_at' => array(
						'type' => array(
							'string',
							'null',
						),
						'format' => 'date-time',
						'description' => 'When a person connected the account; another time means another connection.',
						'required' => true,
					),
					'access_token' => array(
						'type' => 'string',
						'description' => 'Empty: ask for one by getMailboxToken.',
						'required' => true,
					),
					'expires_at' => array(
						'type' => array(
							'string',
							'null',
						),
						'format' => 'date-time',
						'required' => true,
					),
				),
			),
			'folders' => array(
				'type' => 'array',
				'items' => array(
					'type' => 'string',
				),
				'required' => true,
			),
			'after_fetch' => array(
				'type' => 'string',
				'enum' => array(
					'keep',
					'seen',
					'move',
				),
				'required' => true,
			),
			'move_to' => array(
				'type' => 'string',
				'required' => true,
			),
			'import_since' => array(
				'type' => array(
					'string',
					'null',
				),
				'format' => 'date-time',
				'description' => 'Of the mail that is in a folder when it is first looked at, only what the mail server received since is fetched; null: all of it.',
				'required' => true,
			),
			'cursors' => array(
				'type' => 'array',
				'required' => true,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'folder' => array(
							'type' => 'string',
							'maxLength' => 255,
							'required' => true,
						),
						'uidvalidity' => array(
							'type' => 'string',
							'maxLength' => 20,
							'required' => true,
						),
						'last_uid' => array(
							'type' => 'integer',
							'minimum' => 0,
							'required' => true,
						),
						'baseline_uid' => array(
							'type' => 'integer',
							'minimum' => 0,
							'required' => true,
						),
						'new_uid' => array(
							'type' => 'integer',
							'minimum' => 0,
						),
						'import_total' => array(
							'type' => 'integer',
							'minimum' => 0,
						),
						'import_left' => array(
							'type' => 'integer',
							'minimum' => 0,
						),
					),
				),
			),
			'letters' => array(
				'type' => 'array',
				'items' => array(
					'description' => 'A mail that could not be taken in so far, as the poller needs to know it.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'folder' => array(
							'type' => 'string',
							'maxLength' => 255,
							'required' => true,
						),
						'uidvalidity' => array(
							'type' => 'string',
							'maxLength' => 20,
							'required' => true,
						),
						'uid' => array(
							'type' => 'integer',
							'minimum' => 0,
							'required' => true,
						),
						'key' => array(
							'type' => 'string',
							'maxLength' => 64,
							'description' => 'Its message key; empty when it is not known.',
							'required' => true,
						),
						'received_at' => array(
							'type' => 'string',
							'format' => 'date-time',
							'required' => true,
						),
						'raw_sha256' => array(
							'type' => 'string',
							'maxLength' => 64,
							'description' => 'Blob of the gzipped source; empty when it is not kept here.',
							'required' => true,
						),
						'state' => array(
							'type' => 'string',
							'enum' => array(
								'trying',
								'dead',
								'retrying',
							),
							'required' => true,
						),
					),
				),
				'description' => 'Mails that could not be taken in so far.',
			),
		),
	),
	'poller-status' => array(
		'title' => 'PollerStatus',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'seen_at' => array(
				'type' => array(
					'string',
					'null',
				),
				'format' => 'date-time',
				'description' => 'When a poller last spoke to this site.',
				'required' => true,
			),
			'version' => array(
				'type' => 'string',
				'required' => true,
			),
			'jobs_waiting' => array(
				'type' => 'integer',
				'required' => true,
			),
			'jobs_failed' => array(
				'type' => 'integer',
				'required' => true,
			),
			'dead_letters' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'Mails that were given up and need a person.',
				'required' => true,
			),
			'letters_trying' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'Mails that could not be taken in so far and are tried again.',
				'required' => true,
			),
		),
	),
	'portal-news' => array(
		'title' => 'PortalNews',
		'description' => 'Tells a customer\'s page whether there is something new on its ticket.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'mark' => array(
				'type' => 'string',
				'maxLength' => 16,
				'description' => 'Changes with every news; means nothing else.',
				'required' => true,
			),
		),
	),
	'presence-input' => array(
		'title' => 'PresenceInput',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'ticket_id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'description' => 'The ticket on screen.',
				'required' => true,
			),
			'doing' => array(
				'type' => 'string',
				'enum' => array(
					'viewing',
					'writing',
					'gone',
				),
				'required' => true,
			),
			'kind' => array(
				'type' => 'string',
				'enum' => array(
					'reply',
					'note',
					'forward',
				),
				'description' => 'What is being written.',
			),
			'left' => array(
				'type' => 'integer',
				'minimum' => 1,
				'description' => 'The ticket that was on this screen before.',
			),
		),
	),
	'presence-person' => array(
		'title' => 'PresencePerson',
		'description' => 'A colleague who has a ticket open.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'ticket_id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'person' => array(
				'description' => 'A WordPress user as the screens show one.',
				'type' => 'object',
				'additionalProperties' => false,
				'properties' => array(
					'id' => array(
						'type' => 'integer',
						'minimum' => 1,
						'required' => true,
					),
					'name' => array(
						'type' => 'string',
						'required' => true,
					),
					'avatar' => array(
						'type' => 'string',
						'description' => 'URL of a 48 px picture; empty when avatars are off.',
						'required' => true,
					),
				),
				'required' => true,
			),
			'doing' => array(
				'type' => 'string',
				'enum' => array(
					'viewing',
					'writing',
				),
				'required' => true,
			),
			'kind' => array(
				'type' => array(
					'string',
					'null',
				),
				'enum' => array(
					null,
					'reply',
					'note',
					'forward',
				),
				'description' => 'What they are writing.',
				'required' => true,
			),
		),
	),
	'presence' => array(
		'title' => 'Presence',
		'description' => 'Who is there, for somebody who has a ticket open.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'people' => array(
				'type' => 'array',
				'description' => 'Colleagues who have a ticket open that the person who asks may see, on any ticket.',
				'items' => array(
					'description' => 'A colleague who has a ticket open.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'ticket_id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'person' => array(
							'description' => 'A WordPress user as the screens show one.',
							'type' => 'object',
							'additionalProperties' => false,
							'properties' => array(
								'id' => array(
									'type' => 'integer',
									'minimum' => 1,
									'required' => true,
								),
								'name' => array(
									'type' => 'string',
									'required' => true,
								),
								'avatar' => array(
									'type' => 'string',
									'description' => 'URL of a 48 px picture; empty when avatars are off.',
									'required' => true,
								),
							),
							'required' => true,
						),
						'doing' => array(
							'type' => 'string',
							'enum' => array(
								'viewing',
								'writing',
							),
							'required' => true,
						),
						'kind' => array(
							'type' => array(
								'string',
								'null',
							),
							'enum' => array(
								null,
								'reply',
								'note',
								'forward',
							),
							'description' => 'What they are writing.',
							'required' => true,
						),
					),
				),
				'required' => true,
			),
			'drafts' => array(
				'type' => 'array',
				'description' => 'What is being written on the ticket asked about: one\'s own drafts, and colleagues\' of the last day.',
				'items' => array(
					'description' => 'That somebody is writing on a ticket; never what.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'person' => array(
							'description' => 'A WordPress user as the screens show one.',
							'type' => 'object',
							'additionalProperties' => false,
							'properties' => array(
								'id' => array(
									'type' => 'integer',
									'minimum' => 1,
									'required' => true,
								),
								'name' => array(
									'type' => 'string',
									'required' => true,
								),
								'avatar' => array(
									'type' => 'string',
									'description' => 'URL of a 48 px picture; empty when avatars are off.',
									'required' => true,
								),
							),
							'required' => true,
						),
						'kind' => array(
							'type' => 'string',
							'enum' => array(
								'reply',
								'note',
								'forward',
							),
							'required' => true,
						),
						'key' => array(
							'type' => array(
								'string',
								'null',
							),
							'description' => 'The draft\'s name; only of one\'s own.',
							'required' => true,
						),
						'revision' => array(
							'type' => 'integer',
							'minimum' => 1,
							'description' => 'Counts how often it was saved.',
							'required' => true,
						),
						'started_at' => array(
							'type' => 'string',
							'format' => 'date-time',
							'required' => true,
						),
						'updated_at' => array(
							'type' => 'string',
							'format' => 'date-time',
							'required' => true,
						),
					),
				),
				'required' => true,
			),
		),
	),
	'priority' => array(
		'title' => 'Priority',
		'description' => 'One of the four levels, with the name that this site has for it.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'level' => array(
				'type' => 'string',
				'enum' => array(
					'low',
					'normal',
					'high',
					'urgent',
				),
				'required' => true,
			),
			'name' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 60,
				'required' => true,
			),
			'color' => array(
				'type' => 'string',
				'enum' => array(
					'gray',
					'red',
					'orange',
					'yellow',
					'green',
					'teal',
					'blue',
					'purple',
					'pink',
				),
				'required' => true,
			),
		),
	),
	'raw-message-list' => array(
		'title' => 'RawMessageList',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'items' => array(
				'type' => 'array',
				'description' => 'Oldest first; fewer than asked for when their bodies are long.',
				'items' => array(
					'description' => 'A message whose original mail is kept, as it is understood at present.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'ticket_id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'mailbox_id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'received_at' => array(
							'type' => 'string',
							'format' => 'date-time',
							'required' => true,
						),
						'raw_sha256' => array(
							'type' => 'string',
							'pattern' => '^[0-9a-f]{64}$',
							'required' => true,
						),
						'from_address' => array(
							'type' => 'string',
							'description' => 'Of whom the message is stored as; another than the mail\'s sender when an agent forwarded it.',
							'required' => true,
						),
						'stamp' => array(
							'type' => 'string',
							'pattern' => '^[0-9a-f]{64}$',
							'description' => 'Of what a new reading may change; send it back with it.',
							'required' => true,
						),
						'subject' => array(
							'type' => 'string',
							'maxLength' => 2000,
							'required' => true,
						),
						'from_name' => array(
							'type' => 'string',
							'maxLength' => 300,
							'required' => true,
						),
						'text' => array(
							'type' => 'string',
							'required' => true,
						),
						'html' => array(
							'type' => 'string',
							'required' => true,
						),
						'visible_text' => array(
							'type' => 'string',
							'required' => true,
						),
						'visible_html' => array(
							'type' => 'string',
							'required' => true,
						),
						'automatic' => array(
							'type' => array(
								'string',
								'null',
							),
							'enum' => array(
								null,
								'bounce',
								'auto-reply',
								'list',
								'complaint',
								'notification',
							),
							'required' => true,
						),
						'may_auto_respond' => array(
							'type' => 'boolean',
							'required' => true,
						),
						'parse_error' => array(
							'type' => array(
								'string',
								'null',
							),
							'maxLength' => 2000,
							'required' => true,
						),
						'attachments' => array(
							'type' => 'array',
							'maxItems' => 1000,
							'required' => true,
							'items' => array(
								'type' => 'object',
								'additionalProperties' => false,
								'properties' => array(
									'sha256' => array(
										'type' => 'string',
										'pattern' => '^[0-9a-f]{64}$',
										'required' => true,
									),
									'filename' => array(
										'type' => 'string',
										'maxLength' => 255,
										'required' => true,
									),
									'content_type' => array(
										'type' => 'string',
										'maxLength' => 190,
										'required' => true,
									),
									'size' => array(
										'type' => 'integer',
										'minimum' => 0,
										'required' => true,
									),
									'inline' => array(
										'type' => 'boolean',
										'required' => true,
									),
									'content_id' => array(
										'type' => array(
											'string',
											'null',
										),
										'maxLength' => 255,
										'required' => true,
									),
								),
							),
						),
					),
				),
				'required' => true,
			),
			'total' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'How many there are from here on, when that was asked for; else 0.',
				'required' => true,
			),
			'next_after' => array(
				'type' => array(
					'integer',
					'null',
				),
				'description' => 'Ask with after=this for the next page; null on the last one.',
				'required' => true,
			),
		),
	),
	'raw-message' => array(
		'title' => 'RawMessage',
		'description' => 'A message whose original mail is kept, as it is understood at present.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'ticket_id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'mailbox_id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'received_at' => array(
				'type' => 'string',
				'format' => 'date-time',
				'required' => true,
			),
			'raw_sha256' => array(
				'type' => 'string',
				'pattern' => '^[0-9a-f]{64}$',
				'required' => true,
			),
			'from_address' => array(
				'type' => 'string',
				'description' => 'Of whom the message is stored as; another than the mail\'s sender when an agent forwarded it.',
				'required' => true,
			),
			'stamp' => array(
				'type' => 'string',
				'pattern' => '^[0-9a-f]{64}$',
				'description' => 'Of what a new reading may change; send it back with it.',
				'required' => true,
			),
			'subject' => array(
				'type' => 'string',
				'maxLength' => 2000,
				'required' => true,
			),
			'from_name' => array(
				'type' => 'string',
				'maxLength' => 300,
				'required' => true,
			),
			'text' => array(
				'type' => 'string',
				'required' => true,
			),
			'html' => array(
				'type' => 'string',
				'required' => true,
			),
			'visible_text' => array(
				'type' => 'string',
				'required' => true,
			),
			'visible_html' => array(
				'type' => 'string',
				'required' => true,
			),
			'automatic' => array(
				'type' => array(
					'string',
					'null',
				),
				'enum' => array(
					null,
					'bounce',
					'auto-reply',
					'list',
					'complaint',
					'notification',
				),
				'required' => true,
			),
			'may_auto_respond' => array(
				'type' => 'boolean',
				'required' => true,
			),
			'parse_error' => array(
				'type' => array(
					'string',
					'null',
				),
				'maxLength' => 2000,
				'required' => true,
			),
			'attachments' => array(
				'type' => 'array',
				'maxItems' => 1000,
				'required' => true,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'sha256' => array(
							'type' => 'string',
							'pattern' => '^[0-9a-f]{64}$',
							'required' => true,
						),
						'filename' => array(
							'type' => 'string',
							'maxLength' => 255,
							'required' => true,
						),
						'content_type' => array(
							'type' => 'string',
							'maxLength' => 190,
							'required' => true,
						),
						'size' => array(
							'type' => 'integer',
							'minimum' => 0,
							'required' => true,
						),
						'inline' => array(
							'type' => 'boolean',
							'required' => true,
						),
						'content_id' => array(
							'type' => array(
								'string',
								'null',
							),
							'maxLength' => 255,
							'required' => true,
						),
					),
				),
			),
		),
	),
	'reply-input' => array(
		'title' => 'ReplyInput',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'html' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 1000000,
				'description' => 'The answer; cleaned by wp_kses_post. Its text part is made from it.',
				'required' => true,
			),
			'to' => array(
				'type' => 'array',
				'maxItems' => 50,
				'items' => array(
					'type' => 'string',
					'format' => 'email',
					'maxLength' => 320,
				),
				'description' => 'Left out: the customer.',
			),
			'cc' => array(
				'type' => 'array',
				'maxItems' => 50,
				'items' => array(
					'type' => 'string',
					'format' => 'email',
					'maxLength' => 320,
				),
			),
			'bcc' => array(
				'type' => 'array',
				'maxItems' => 50,
				'items' => array(
					'type' => 'string',
					'format' => 'email',
					'maxLength' => 320,
				),
			),
			'files' => array(
				'type' => 'array',
				'maxItems' => 50,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'sha256' => array(
							'type' => 'string',
							'pattern' => '^[0-9a-f]{64}$',
							'required' => true,
						),
						'filename' => array(
							'type' => 'string',
							'minLength' => 1,
							'maxLength' => 255,
							'required' => true,
						),
						'content_type' => array(
							'type' => 'string',
							'maxLength' => 190,
							'required' => true,
						),
						'content_id' => array(
							'type' => 'string',
							'pattern' => '^[A-Za-z0-9._-]{1,80}(@[A-Za-z0-9._-]{1,80})?$',
							'description' => 'For a picture inside the text: what the text names with cid: (RFC 2392). It travels within the mail; one that the text does not name is attached.',
						),
					),
				),
			),
			'quote' => array(
				'type' => 'boolean',
				'default' => true,
				'description' => 'Whether the message that is answered goes along below the answer.',
			),
			'forward' => array(
				'type' => 'object',
				'additionalProperties' => false,
				'description' => 'Passes a message on to somebody else: to is needed then, the ticket stays as it is unless status_after says otherwise.',
				'properties' => array(
					'message_id' => array(
						'type' => 'integer',
						'minimum' => 1,
						'description' => 'What is passed on: a mail of the customer or a reply of this ticket, never a note.',
						'required' => true,
					),
					'thread' => array(
						'type' => 'boolean',
						'default' => false,
						'description' => 'Everything up to that message goes along, newest first.',
					),
				),
			),
			'status_after' => array(
				'type' => 'string',
				'enum' => array(
					'open',
					'pending',
					'closed',
					'snoozed',
				),
				'description' => 'Default: pending, since it is the customer\'s turn.',
			),
			'snoozed_until' => array(
				'type' => array(
					'string',
					'null',
				),
				'format' => 'date-time',
				'description' => 'With status_after snoozed: in the future, or null for until the customer writes.',
			),
			'send_at' => array(
				'type' => 'string',
				'format' => 'date-time',
				'description' => 'When it leaves, in the future, at most a year away. Left out: when the undo time is over.',
			),
			'last_event_id' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'The newest line of the history that the agent saw. When a colleague has changed status or assignee since, the reply is held as for last_message_id.',
			),
			'draft_key' => array(
				'type' => 'string',
				'pattern' => '^[0-9a-f]{32}$',
				'description' => 'The draft that it was written as; it ends with the reply.',
			),
			'last_message_id' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'The newest message the agent saw. When a newer one exists the reply is held with 409 mesa_thread_changed; when none does, they have read the ticket.',
			),
			'client_key' => array(
				'type' => 'string',
				'minLength' => 8,
				'maxLength' => 64,
				'description' => 'Made by the client once a reply; a second request with the same key answers with the first one\'s message.',
				'required' => true,
			),
		),
	),
	'request-file' => array(
		'title' => 'RequestFile',
		'description' => 'A visitor\'s file that waits for its message.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'string',
				'pattern' => '^[0-9a-f]{32}$',
				'description' => 'To be sent with the message; nobody else can know it.',
				'required' => true,
			),
			'filename' => array(
				'type' => 'string',
				'required' => true,
			),
			'size' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'Bytes.',
				'required' => true,
			),
		),
	),
	'request-input' => array(
		'title' => 'RequestInput',
		'description' => 'The public ticket form. Sent as JSON or as multipart/form-data with files in files[].',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'form' => array(
				'type' => 'string',
				'maxLength' => 2000,
				'description' => 'The form\'s own settings, signed by the server when it was rendered.',
				'required' => true,
			),
			'name' => array(
				'type' => 'string',
				'maxLength' => 190,
			),
			'email' => array(
				'type' => 'string',
				'format' => 'email',
				'maxLength' => 190,
				'required' => true,
			),
			'subject' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 300,
				'required' => true,
			),
			'message' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 50000,
				'required' => true,
			),
			'website' => array(
				'type' => 'string',
				'maxLength' => 300,
				'description' => 'The honeypot: people leave it empty.',
			),
			'fields' => array(
				'type' => 'object',
				'additionalProperties' => array(
					'type' => 'array',
					'maxItems' => 200,
					'items' => array(
						'type' => 'string',
						'maxLength' => 20000,
					),
				),
				'description' => 'Custom fields that the form asks for, by their ids; values as in field-value.',
			),
			'order' => array(
				'type' => 'string',
				'maxLength' => 60,
				'description' => 'An order number.',
			),
			'uploads' => array(
				'type' => 'array',
				'maxItems' => 10,
				'items' => array(
					'type' => 'string',
					'pattern' => '^[0-9a-f]{32}$',
				),
				'description' => 'Files that were sent before, of request-file.',
			),
			'stamp' => array(
				'type' => 'string',
				'maxLength' => 200,
				'description' => 'Of request-stamp.',
			),
			'proof' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'A number n for which SHA-256 of "stamp:n" begins with as many zero bits as was asked for (mesa_proof_needed).',
			),
			'visit' => array(
				'type' => 'string',
				'enum' => array(
					'',
					'shown',
					'held',
				),
				'description' => 'With the first message of a visit: its group, of visit-note.',
			),
			'client_key' => array(
				'type' => 'string',
				'minLength' => 8,
				'maxLength' => 64,
			),
		),
	),
	'request-result' => array(
		'title' => 'RequestResult',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'number' => array(
				'type' => 'integer',
				'description' => 'The ticket\'s number.',
				'required' => true,
			),
			'message' => array(
				'type' => 'string',
				'description' => 'What happens next, in the visitor\'s language.',
				'required' => true,
			),
			'follow_url' => array(
				'type' => 'string',
				'description' => 'Where the visitor can follow the ticket; empty when nowhere.',
				'required' => true,
			),
		),
	),
	'request-stamp' => array(
		'title' => 'RequestStamp',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'stamp' => array(
				'type' => 'string',
				'description' => 'When somebody began to write, signed.',
				'required' => true,
			),
		),
	),
	'reread-input' => array(
		'title' => 'RereadInput',
		'description' => 'What today\'s interpreter makes of a message\'s original mail.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'stamp' => array(
				'type' => 'string',
				'pattern' => '^[0-9a-f]{64}$',
				'required' => true,
			),
			'subject' => array(
				'type' => 'string',
				'maxLength' => 2000,
				'required' => true,
			),
			'from_name' => array(
				'type' => 'string',
				'maxLength' => 300,
				'required' => true,
			),
			'text' => array(
				'type' => 'string',
				'required' => true,
			),
			'html' => array(
				'type' => 'string',
				'required' => true,
			),
			'visible_text' => array(
				'type' => 'string',
				'required' => true,
			),
			'visible_html' => array(
				'type' => 'string',
				'required' => true,
			),
			'automatic' => array(
				'type' => array(
					'string',
					'null',
				),
				'enum' => array(
					null,
					'bounce',
					'auto-reply',
					'list',
					'complaint',
					'notification',
				),
				'required' => true,
			),
			'may_auto_respond' => array(
				'type' => 'boolean',
				'required' => true,
			),
			'parse_error' => array(
				'type' => array(
					'string',
					'null',
				),
				'maxLength' => 2000,
				'required' => true,
			),
			'attachments' => array(
				'type' => 'array',
				'maxItems' => 1000,
				'required' => true,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'sha256' => array(
							'type' => 'string',
							'pattern' => '^[0-9a-f]{64}$',
							'required' => true,
						),
						'filename' => array(
							'type' => 'string',
							'maxLength' => 255,
							'required' => true,
						),
						'content_type' => array(
							'type' => 'string',
							'maxLength' => 190,
							'required' => true,
						),
						'size' => array(
							'type' => 'integer',
							'minimum' => 0,
							'required' => true,
						),
						'inline' => array(
							'type' => 'boolean',
							'required' => true,
						),
						'content_id' => array(
							'type' => array(
								'string',
								'null',
							),
							'maxLength' => 255,
							'required' => true,
						),
					),
				),
			),
		),
	),
	'reread-result' => array(
		'title' => 'RereadResult',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'changed' => array(
				'type' => 'array',
				'items' => array(
					'type' => 'string',
				),
				'description' => 'Names of the fields that have changed; empty when it was understood the same way before.',
				'required' => true,
			),
		),
	),
	'role' => array(
		'title' => 'Role',
		'description' => 'What somebody with this role may do.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'slug' => array(
				'type' => 'string',
				'enum' => array(
					'administrator',
					'mesa_manager',
					'mesa_coordinator',
					'mesa_knowledge_manager',
					'mesa_agent',
					'mesa_light_agent',
					'mesa_qa',
				),
				'required' => true,
			),
			'name' => array(
				'type' => 'string',
				'required' => true,
			),
			'summary' => array(
				'type' => 'string',
				'required' => true,
			),
			'can' => array(
				'type' => 'array',
				'items' => array(
					'type' => 'string',
				),
				'description' => 'Capabilities of this plugin.',
				'required' => true,
			),
		),
	),
	'saved-reply-import' => array(
		'title' => 'SavedReplyImport',
		'description' => 'Saved replies from another site or from a copy. One that is there already, with the same title and the same words, is left alone.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'items' => array(
				'type' => 'array',
				'minItems' => 1,
				'maxItems' => 500,
				'required' => true,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'title' => array(
							'type' => 'string',
							'minLength' => 1,
							'maxLength' => 190,
							'required' => true,
						),
						'folder' => array(
							'type' => 'string',
							'maxLength' => 80,
						),
						'html' => array(
							'type' => 'string',
							'minLength' => 1,
							'maxLength' => 200000,
							'required' => true,
						),
						'shared' => array(
							'type' => 'boolean',
						),
						'actions' => array(
							'type' => 'object',
							'additionalProperties' => false,
							'description' => 'What happens to the ticket besides when it is inserted.',
							'properties' => array(
								'status' => array(
									'type' => 'string',
									'maxLength' => 40,
									'description' => 'The status that sending gives the ticket; empty: as always.',
									'required' => true,
								),
								'add_tags' => array(
									'type' => 'array',
									'maxItems' => 20,
									'items' => array(
										'type' => 'string',
										'minLength' => 1,
										'maxLength' => 40,
									),
									'required' => true,
								),
								'assign' => array(
									'type' => 'string',
									'pattern' => '^(|me|nobody|[1-9][0-9]{0,17})$',
									'description' => 'Empty: nothing; me: whoever inserts it; nobody; or a user id.',
									'required' => true,
								),
							),
						),
					),
				),
			),
		),
	),
	'saved-reply-input' => array(
		'title' => 'SavedReplyInput',
		'description' => 'A new one needs title and html; a change keeps what is left out.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'title' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 190,
			),
			'folder' => array(
				'type' => 'string',
				'maxLength' => 80,
			),
			'html' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 200000,
				'description' => 'Cleaned as a reply is.',
			),
			'shared' => array(
				'type' => 'boolean',
			),
			'mailbox_ids' => array(
				'type' => 'array',
				'maxItems' => 200,
				'items' => array(
					'type' => 'integer',
					'minimum' => 1,
				),
			),
			'files' => array(
				'type' => 'array',
				'maxItems' => 20,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'sha256' => array(
							'type' => 'string',
							'pattern' => '^[0-9a-f]{64}$',
							'required' => true,
						),
						'filename' => array(
							'type' => 'string',
							'minLength' => 1,
							'maxLength' => 255,
							'required' => true,
						),
						'content_type' => array(
							'type' => 'string',
							'maxLength' => 190,
							'required' => true,
						),
					),
				),
			),
			'actions' => array(
				'type' => 'object',
				'additionalProperties' => false,
				'description' => 'What happens to the ticket besides when it is inserted.',
				'properties' => array(
					'status' => array(
						'type' => 'string',
						'maxLength' => 40,
						'description' => 'The status that sending gives the ticket; empty: as always.',
						'required' => true,
					),
					'add_tags' => array(
						'type' => 'array',
						'maxItems' => 20,
						'items' => array(
							'type' => 'string',
							'minLength' => 1,
							'maxLength' => 40,
						),
						'required' => true,
					),
					'assign' => array(
						'type' => 'string',
						'pattern' => '^(|me|nobody|[1-9][0-9]{0,17})$',
						'description' => 'Empty: nothing; me: whoever inserts it; nobody; or a user id.',
						'required' => true,
					),
				),
			),
		),
	),
	'saved-reply' => array(
		'title' => 'SavedReply',
		'description' => 'Words that are used again and again. Variables such as {customer.first_name|there} are filled in where they are inserted.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'title' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 190,
				'required' => true,
			),
			'folder' => array(
				'type' => 'string',
				'maxLength' => 80,
				'description' => 'Empty: in none.',
				'required' => true,
			),
			'html' => array(
				'type' => 'string',
				'description' => 'Clean.',
				'required' => true,
			),
			'text' => array(
				'type' => 'string',
				'description' => 'The same as text, for searching.',
				'required' => true,
			),
			'shared' => array(
				'type' => 'boolean',
				'description' => 'Whether the team has it too, or its owner alone.',
				'required' => true,
			),
			'mailbox_ids' => array(
				'type' => 'array',
				'items' => array(
					'type' => 'integer',
					'minimum' => 1,
				),
				'description' => 'Where it is offered; empty: everywhere.',
				'required' => true,
			),
			'files' => array(
				'type' => 'array',
				'maxItems' => 20,
				'required' => true,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'sha256' => array(
							'type' => 'string',
							'pattern' => '^[0-9a-f]{64}$',
							'required' => true,
						),
						'filename' => array(
							'type' => 'string',
							'minLength' => 1,
							'maxLength' => 255,
							'required' => true,
						),
						'content_type' => array(
							'type' => 'string',
							'maxLength' => 190,
							'required' => true,
						),
						'size' => array(
							'type' => 'integer',
							'minimum' => 0,
							'required' => true,
						),
					),
				),
			),
			'actions' => array(
				'type' => 'object',
				'additionalProperties' => false,
				'description' => 'What happens to the ticket besides when it is inserted.',
				'required' => true,
				'properties' => array(
					'status' => array(
						'type' => 'string',
						'maxLength' => 40,
						'description' => 'The status that sending gives the ticket; empty: as always.',
						'required' => true,
					),
					'add_tags' => array(
						'type' => 'array',
						'maxItems' => 20,
						'items' => array(
							'type' => 'string',
							'minLength' => 1,
							'maxLength' => 40,
						),
						'required' => true,
					),
					'assign' => array(
						'type' => 'string',
						'pattern' => '^(|me|nobody|[1-9][0-9]{0,17})$',
						'description' => 'Empty: nothing; me: whoever inserts it; nobody; or a user id.',
						'required' => true,
					),
				),
			),
			'owner' => array(
				'description' => 'Who made it; null when they are gone.',
				'type' => array(
					'object',
					'null',
				),
				'additionalProperties' => false,
				'properties' => array(
					'id' => array(
						'type' => 'integer',
						'minimum' => 1,
						'required' => true,
					),
					'name' => array(
						'type' => 'string',
						'required' => true,
					),
					'avatar' => array(
						'type' => 'string',
						'description' => 'URL of a 48 px picture; empty when avatars are off.',
						'required' => true,
					),
				),
				'required' => true,
			),
			'can_edit' => array(
				'type' => 'boolean',
				'description' => 'Whether the caller may change and delete it.',
				'required' => true,
			),
			'uses' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'How often it was inserted.',
				'required' => true,
			),
			'last_used_at' => array(
				'type' => array(
					'string',
					'null',
				),
				'format' => 'date-time',
				'required' => true,
			),
			'updated_at' => array(
				'type' => 'string',
				'format' => 'date-time',
				'required' => true,
			),
		),
	),
	'search-note' => array(
		'title' => 'SearchNote',
		'description' => 'A search of the knowledge base that is over.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'q' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 300,
				'description' => 'What was typed. Addresses and long numbers are taken out before it is stored.',
				'required' => true,
			),
			'results' => array(
				'type' => 'integer',
				'minimum' => 0,
				'maximum' => 10000,
				'description' => 'How many articles were found.',
				'required' => true,
			),
			'opened' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'The article that was opened; 0: none.',
				'required' => true,
			),
			'before' => array(
				'type' => 'string',
				'maxLength' => 300,
				'description' => 'What the same visitor had asked just before, in vain.',
			),
			'place' => array(
				'type' => 'string',
				'enum' => array(
					'search',
					'form',
					'server',
				),
				'description' => 'The search field, the suggestions of a form, or a page of the server.',
				'required' => true,
			),
		),
	),
	'search-patch' => array(
		'title' => 'SearchPatch',
		'description' => 'What becomes of a question of the search log.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'hidden' => array(
				'type' => 'boolean',
				'description' => 'Whether it is left out of the lists: nobody has to write about it.',
				'required' => true,
			),
		),
	),
	'server-config' => array(
		'title' => 'ServerConfig',
		'description' => 'How to reach a mail server. The secret itself is only ever written, never read back, except by the poller.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'host' => array(
				'type' => 'string',
				'maxLength' => 255,
				'required' => true,
			),
			'port' => array(
				'type' => 'integer',
				'minimum' => 1,
				'maximum' => 65535,
				'required' => true,
			),
			'security' => array(
				'type' => 'string',
				'enum' => array(
					'tls',
					'starttls',
					'none',
				),
				'required' => true,
			),
			'username' => array(
				'type' => 'string',
				'maxLength' => 320,
				'required' => true,
			),
			'auth' => array(
				'type' => 'string',
				'enum' => array(
					'password',
					'google',
					'microsoft',
				),
				'description' => 'How to log in; left out: with a password. The others by OAuth 2, with the account that was connected to the mailbox.',
			),
		),
	),
	'settings-patch' => array(
		'title' => 'SettingsPatch',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'undo_seconds' => array(
				'type' => 'integer',
				'minimum' => 0,
				'maximum' => 60,
			),
			'default_mailbox_id' => array(
				'type' => 'integer',
				'minimum' => 0,
			),
			'delete_data_on_uninstall' => array(
				'type' => 'boolean',
			),
			'mailbox_check' => array(
				'type' => 'string',
				'enum' => array(
					'off',
					'daily',
				),
				'description' => 'Whether each mailbox sends itself a mail once a day, to see that mail goes out and comes in.',
			),
			'form_max_file_mb' => array(
				'type' => 'integer',
				'minimum' => 0,
				'maximum' => 100,
			),
			'form_holdout_percent' => array(
				'type' => 'integer',
				'minimum' => 0,
				'maximum' => 50,
				'description' => 'Visits to forms that see no suggested articles, by lot, so that one can tell what suggestions do; 0: none.',
			),
			'raw_mail_days' => array(
				'type' => 'integer',
				'minimum' => 0,
				'maximum' => 3650,
			),
			'thanks_keeps_closed' => array(
				'type' => 'boolean',
			),
			'log_days' => array(
				'type' => 'integer',
				'minimum' => 0,
				'maximum' => 3650,
			),
			'portal_links' => array(
				'type' => 'boolean',
			),
			'portal_page_id' => array(
				'type' => 'integer',
				'minimum' => 0,
			),
			'portal_generation' => array(
				'type' => 'integer',
				'minimum' => 0,
			),
			'agent_reply_plus' => array(
				'type' => 'boolean',
				'description' => 'Notifications ask for answers to an address such as support+…@shop.example.',
			),
		),
	),
	'settings' => array(
		'title' => 'Settings',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'undo_seconds' => array(
				'type' => 'integer',
				'minimum' => 0,
				'maximum' => 60,
				'description' => 'How long a reply can be taken back.',
				'required' => true,
			),
			'default_mailbox_id' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'For forms that name none; 0: the first mailbox.',
				'required' => true,
			),
			'delete_data_on_uninstall' => array(
				'type' => 'boolean',
				'required' => true,
			),
			'mailbox_check' => array(
				'type' => 'string',
				'enum' => array(
					'off',
					'daily',
				),
				'description' => 'Whether each mailbox sends itself a mail once a day, to see that mail goes out and comes in.',
				'required' => true,
			),
			'form_max_file_mb' => array(
				'type' => 'integer',
				'minimum' => 0,
				'maximum' => 100,
				'required' => true,
			),
			'form_holdout_percent' => array(
				'type' => 'integer',
				'minimum' => 0,
				'maximum' => 50,
				'description' => 'Visits to forms that see no suggested articles, by lot, so that one can tell what suggestions do; 0: none.',
				'required' => true,
			),
			'raw_mail_days' => array(
				'type' => 'integer',
				'minimum' => 0,
				'maximum' => 3650,
				'description' => 'How long original mails are kept; 0: for ever.',
				'required' => true,
			),
			'thanks_keeps_closed' => array(
				'type' => 'boolean',
				'description' => 'A mail that only says thank you does not open a closed ticket again.',
				'required' => true,
			),
			'log_days' => array(
				'type' => 'integer',
				'minimum' => 0,
				'maximum' => 3650,
				'description' => 'How long it is kept who has read which ticket and who changed settings; 0: for ever. Tickets\' own history stays with them.',
				'required' => true,
			),
			'portal_links' => array(
				'type' => 'boolean',
				'description' => 'Mails to one customer end with a link to their ticket on this site.',
				'required' => true,
			),
			'portal_page_id' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'The page on which customers find their tickets; 0: an address that needs no page.',
				'required' => true,
			),
			'portal_generation' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'Another number makes all links and sessions of customers void that there are.',
				'required' => true,
			),
			'agent_reply_plus' => array(
				'type' => 'boolean',
				'description' => 'Notifications ask for answers to an address such as support+…@shop.example.',
				'required' => true,
			),
		),
	),
	'sha256' => array(
		'title' => 'Sha256',
		'type' => 'string',
		'pattern' => '^[0-9a-f]{64}$',
	),
	'shelf-change' => array(
		'title' => 'ShelfChange',
		'description' => 'A change of the order; only what is given is changed.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'topics' => array(
				'type' => 'array',
				'maxItems' => 2000,
				'description' => 'Topics and where they lie, those beside each other in their order.',
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'parent' => array(
							'type' => 'integer',
							'minimum' => 0,
							'required' => true,
						),
					),
				),
			),
			'lists' => array(
				'type' => 'array',
				'maxItems' => 10,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'topic' => array(
							'type' => 'integer',
							'minimum' => 0,
							'required' => true,
						),
						'ids' => array(
							'type' => 'array',
							'maxItems' => 2000,
							'items' => array(
								'type' => 'integer',
								'minimum' => 1,
							),
							'required' => true,
						),
					),
				),
			),
			'move' => array(
				'type' => 'object',
				'description' => 'An article goes from one topic to another; 0 is no topic.',
				'additionalProperties' => false,
				'properties' => array(
					'article' => array(
						'type' => 'integer',
						'minimum' => 1,
						'required' => true,
					),
					'from' => array(
						'type' => 'integer',
						'minimum' => 0,
						'required' => true,
					),
					'to' => array(
						'type' => 'integer',
						'minimum' => 0,
						'required' => true,
					),
				),
			),
		),
	),
	'shelf' => array(
		'title' => 'Shelf',
		'description' => 'Topics and articles in their order, drafts included.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'topics' => array(
				'type' => 'array',
				'description' => 'Each before those below it.',
				'required' => true,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'parent' => array(
							'type' => 'integer',
							'minimum' => 0,
							'required' => true,
						),
						'name' => array(
							'type' => 'string',
							'required' => true,
						),
						'url' => array(
							'type' => 'string',
							'required' => true,
						),
						'edit_url' => array(
							'type' => 'string',
							'required' => true,
						),
					),
				),
			),
			'articles' => array(
				'type' => 'array',
				'required' => true,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'title' => array(
							'type' => 'string',
							'required' => true,
						),
						'published' => array(
							'type' => 'boolean',
							'required' => true,
						),
						'visibility' => array(
							'type' => 'string',
							'required' => true,
						),
						'url' => array(
							'type' => 'string',
							'required' => true,
						),
						'edit_url' => array(
							'type' => 'string',
							'required' => true,
						),
					),
				),
			),
			'lists' => array(
				'type' => 'array',
				'description' => 'The articles of each topic, in order.',
				'required' => true,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'topic' => array(
							'type' => 'integer',
							'minimum' => 0,
							'description' => '0: articles without a topic.',
							'required' => true,
						),
						'ids' => array(
							'type' => 'array',
							'items' => array(
								'type' => 'integer',
								'minimum' => 1,
							),
							'required' => true,
						),
					),
				),
			),
		),
	),
	'sign-in-client-input' => array(
		'title' => 'SignInClientInput',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'provider' => array(
				'type' => 'string',
				'enum' => array(
					'google',
					'microsoft',
				),
				'required' => true,
			),
			'client_id' => array(
				'type' => 'string',
				'maxLength' => 300,
				'description' => 'Empty: the client is forgotten.',
				'required' => true,
			),
			'client_secret' => array(
				'type' => 'string',
				'maxLength' => 1000,
				'description' => 'Left out: the stored one is kept.',
			),
			'tenant' => array(
				'type' => 'string',
				'maxLength' => 200,
			),
		),
	),
	'sign-in-client' => array(
		'title' => 'SignInClient',
		'description' => 'This site as Google or Microsoft know it, without the secret.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'provider' => array(
				'type' => 'string',
				'enum' => array(
					'google',
					'microsoft',
				),
				'required' => true,
			),
			'client_id' => array(
				'type' => 'string',
				'description' => 'Empty: not set up yet.',
				'required' => true,
			),
			'has_secret' => array(
				'type' => 'boolean',
				'required' => true,
			),
			'tenant' => array(
				'type' => 'string',
				'description' => 'Microsoft\'s directory; "common" takes every account.',
				'required' => true,
			),
			'redirect_uri' => array(
				'type' => 'string',
				'description' => 'To be entered at the provider.',
				'required' => true,
			),
		),
	),
	'sign-in-start' => array(
		'title' => 'SignInStart',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'url' => array(
				'type' => 'string',
				'description' => 'The provider\'s page to go to; it leads back here.',
				'required' => true,
			),
		),
	),
	'signature' => array(
		'title' => 'Signature',
		'description' => 'An agent\'s own signature.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'html' => array(
				'type' => 'string',
				'maxLength' => 20000,
				'description' => 'Clean, with its variables; empty for none.',
				'required' => true,
			),
		),
	),
	'split-input' => array(
		'title' => 'SplitInput',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'later' => array(
				'type' => 'boolean',
				'default' => false,
				'description' => 'Whether all later messages go too.',
			),
			'subject' => array(
				'type' => 'string',
				'maxLength' => 2000,
				'description' => 'Of the new ticket; empty: the message\'s.',
			),
			'client_key' => array(
				'type' => 'string',
				'minLength' => 8,
				'maxLength' => 64,
				'required' => true,
			),
		),
	),
	'stopped-mail' => array(
		'title' => 'StoppedMail',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'kind' => array(
				'type' => 'string',
				'enum' => array(
					'answer',
					'notification',
				),
				'description' => 'To customers, or to agents.',
				'required' => true,
			),
			'stopped_at' => array(
				'type' => 'string',
				'format' => 'date-time',
				'required' => true,
			),
		),
	),
	'stored-file' => array(
		'title' => 'StoredFile',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'sha256' => array(
				'type' => 'string',
				'required' => true,
			),
			'size' => array(
				'type' => 'integer',
				'required' => true,
			),
			'filename' => array(
				'type' => 'string',
				'required' => true,
			),
			'content_type' => array(
				'type' => 'string',
				'required' => true,
			),
			'proof' => array(
				'type' => 'string',
				'description' => 'Lets the person who stored it look at it again by previewFile, for as long as it is a draft\'s.',
				'required' => true,
			),
		),
	),
	'synonyms' => array(
		'title' => 'Synonyms',
		'description' => 'Words that mean the same to those who search the knowledge base.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'groups' => array(
				'type' => 'array',
				'maxItems' => 200,
				'description' => 'Words and phrases of a group are found by each other.',
				'items' => array(
					'type' => 'array',
					'maxItems' => 12,
					'items' => array(
						'type' => 'string',
						'minLength' => 1,
						'maxLength' => 60,
					),
				),
				'required' => true,
			),
		),
	),
	'tag-input' => array(
		'title' => 'TagInput',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'name' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 40,
				'description' => '409 mesa_tag_exists when another tag has it: merge them instead.',
				'required' => true,
			),
		),
	),
	'tag-use' => array(
		'title' => 'TagUse',
		'description' => 'A tag and how much depends on it.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'name' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 40,
				'required' => true,
			),
			'tickets' => array(
				'type' => 'integer',
				'minimum' => 0,
				'maximum' => 10000,
				'description' => 'How many tickets have it, whoever may see them; 10000 means so many or more.',
				'required' => true,
			),
		),
	),
	'tag' => array(
		'title' => 'Tag',
		'description' => 'A word that sorts tickets. Two names that differ in letter case or accents only are one tag.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'name' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 40,
				'required' => true,
			),
		),
	),
	'task-input' => array(
		'title' => 'TaskInput',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'text' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 500,
				'required' => true,
			),
			'assignee_id' => array(
				'type' => array(
					'integer',
					'null',
				),
			),
			'due_at' => array(
				'type' => array(
					'string',
					'null',
				),
				'format' => 'date-time',
			),
			'client_key' => array(
				'type' => 'string',
				'minLength' => 8,
				'maxLength' => 64,
				'required' => true,
			),
		),
	),
	'task-patch' => array(
		'title' => 'TaskPatch',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'text' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 500,
			),
			'assignee_id' => array(
				'type' => array(
					'integer',
					'null',
				),
			),
			'due_at' => array(
				'type' => array(
					'string',
					'null',
				),
				'format' => 'date-time',
			),
			'done' => array(
				'type' => 'boolean',
			),
			'place' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'Where in the list it goes, counted from 0.',
			),
		),
	),
	'task' => array(
		'title' => 'Task',
		'description' => 'One line of a ticket\'s checklist.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'text' => array(
				'type' => 'string',
				'required' => true,
			),
			'assignee' => array(
				'description' => 'A WordPress user as the screens show one.',
				'type' => array(
					'object',
					'null',
				),
				'additionalProperties' => false,
				'properties' => array(
					'id' => array(
						'type' => 'integer',
						'minimum' => 1,
						'required' => true,
					),
					'name' => array(
						'type' => 'string',
						'required' => true,
					),
					'avatar' => array(
						'type' => 'string',
						'description' => 'URL of a 48 px picture; empty when avatars are off.',
						'required' => true,
					),
				),
				'required' => true,
			),
			'due_at' => array(
				'type' => array(
					'string',
					'null',
				),
				'format' => 'date-time',
				'required' => true,
			),
			'done_by' => array(
				'description' => 'A WordPress user as the screens show one.',
				'type' => array(
					'object',
					'null',
				),
				'additionalProperties' => false,
				'properties' => array(
					'id' => array(
						'type' => 'integer',
						'minimum' => 1,
						'required' => true,
					),
					'name' => array(
						'type' => 'string',
						'required' => true,
					),
					'avatar' => array(
						'type' => 'string',
						'description' => 'URL of a 48 px picture; empty when avatars are off.',
						'required' => true,
					),
				),
				'required' => true,
			),
			'done_at' => array(
				'type' => array(
					'string',
					'null',
				),
				'format' => 'date-time',
				'description' => 'null while it is to be done.',
				'required' => true,
			),
		),
	),
	'team-input' => array(
		'title' => 'TeamInput',
		'description' => 'A team; only what is sent changes.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'name' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 60,
			),
			'color' => array(
				'type' => 'string',
				'enum' => array(
					'gray',
					'red',
					'orange',
					'yellow',
					'green',
					'teal',
					'blue',
					'purple',
					'pink',
				),
			),
			'members' => array(
				'type' => 'array',
				'maxItems' => 1000,
				'items' => array(
					'type' => 'integer',
					'minimum' => 1,
				),
			),
		),
	),
	'team' => array(
		'title' => 'Team',
		'description' => 'People who share a folder of tickets.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'name' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 60,
				'required' => true,
			),
			'color' => array(
				'type' => 'string',
				'enum' => array(
					'gray',
					'red',
					'orange',
					'yellow',
					'green',
					'teal',
					'blue',
					'purple',
					'pink',
				),
				'required' => true,
			),
			'members' => array(
				'type' => 'array',
				'items' => array(
					'type' => 'integer',
					'minimum' => 1,
				),
				'description' => 'User ids.',
				'required' => true,
			),
		),
	),
	'tick' => array(
		'title' => 'Tick',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'ran' => array(
				'type' => 'integer',
				'description' => 'Jobs finished.',
				'required' => true,
			),
			'failed' => array(
				'type' => 'integer',
				'required' => true,
			),
			'next_due_at' => array(
				'type' => array(
					'string',
					'null',
				),
				'format' => 'date-time',
				'required' => true,
			),
		),
	),
	'ticket-before' => array(
		'title' => 'TicketBefore',
		'description' => 'What a ticket was before a change, in the fields of ticket-patch.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'status' => array(
				'type' => 'string',
				'enum' => array(
					'open',
					'pending',
					'snoozed',
					'closed',
					'spam',
					'trash',
				),
				'required' => true,
			),
			'snoozed_until' => array(
				'type' => array(
					'string',
					'null',
				),
				'format' => 'date-time',
				'required' => true,
			),
			'assignee_id' => array(
				'type' => array(
					'integer',
					'null',
				),
				'required' => true,
			),
			'status_id' => array(
				'type' => 'integer',
				'minimum' => 0,
				'required' => true,
			),
			'team_id' => array(
				'type' => array(
					'integer',
					'null',
				),
				'required' => true,
			),
			'type_id' => array(
				'type' => array(
					'integer',
					'null',
				),
				'required' => true,
			),
			'fields' => array(
				'type' => 'array',
				'items' => array(
					'description' => 'What a ticket\'s custom field holds.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'field_id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'values' => array(
							'type' => 'array',
							'maxItems' => 50,
							'items' => array(
								'type' => 'string',
								'maxLength' => 20000,
							),
							'description' => 'None: the field is empty. One, as text: a number with a point, 1 or 0 of yes and no, 2026-11-22 of a date, an option\'s id of a choice. Several only of a choice of several.',
							'required' => true,
						),
					),
				),
				'description' => 'Those that the change was about.',
				'required' => true,
			),
			'locked' => array(
				'type' => 'boolean',
				'required' => true,
			),
			'mailbox_id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'priority' => array(
				'type' => 'string',
				'enum' => array(
					'low',
					'normal',
					'high',
					'urgent',
				),
				'required' => true,
			),
			'tags' => array(
				'type' => 'array',
				'items' => array(
					'type' => 'string',
				),
				'required' => true,
			),
		),
	),
	'ticket-count' => array(
		'title' => 'TicketCount',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'count' => array(
				'type' => 'integer',
				'minimum' => 0,
				'required' => true,
			),
			'more' => array(
				'type' => 'boolean',
				'description' => 'There are more than were counted.',
				'required' => true,
			),
		),
	),
	'ticket-field-input' => array(
		'title' => 'TicketFieldInput',
		'description' => 'A custom field; only what is sent changes. The kind of a field that is there cannot change.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'name' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 60,
			),
			'kind' => array(
				'type' => 'string',
				'enum' => array(
					'text',
					'long',
					'number',
					'yes_no',
					'choice',
					'choices',
					'date',
					'url',
					'phone',
				),
			),
			'options' => array(
				'type' => 'array',
				'maxItems' => 200,
				'description' => 'Of a choice, in order. Those that are archived keep their tickets, and are not offered.',
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'minimum' => 0,
							'description' => '0: a new one.',
							'required' => true,
						),
						'name' => array(
							'type' => 'string',
							'minLength' => 1,
							'maxLength' => 60,
							'required' => true,
						),
						'archived' => array(
							'type' => 'boolean',
							'required' => true,
						),
					),
				),
			),
			'required' => array(
				'type' => 'string',
				'enum' => array(
					'no',
					'close',
					'always',
				),
				'description' => 'close: a ticket cannot be closed without it. always: nor can it be emptied again, nor a visitor send a form without it.',
			),
			'visible_to' => array(
				'type' => 'string',
				'enum' => array(
					'agents',
					'customers',
				),
			),
			'help' => array(
				'type' => 'string',
				'maxLength' => 300,
			),
			'type_ids' => array(
				'type' => 'array',
				'maxItems' => 200,
				'items' => array(
					'type' => 'integer',
					'minimum' => 1,
				),
				'description' => 'Only on tickets of these types; none: on all.',
			),
			'mailbox_ids' => array(
				'type' => 'array',
				'maxItems' => 1000,
				'items' => array(
					'type' => 'integer',
					'minimum' => 1,
				),
				'description' => 'Only in these mailboxes; none: in all.',
			),
			'depends_on' => array(
				'type' => array(
					'integer',
					'null',
				),
				'description' => 'Only where another field, which comes before, has one of depends_values.',
			),
			'depends_values' => array(
				'type' => 'array',
				'maxItems' => 200,
				'items' => array(
					'type' => 'string',
					'maxLength' => 300,
				),
				'description' => 'As in field-value; none: has any value.',
			),
			'archived' => array(
				'type' => 'boolean',
				'description' => 'Not shown any more; its values stay.',
			),
		),
	),
	'ticket-field' => array(
		'title' => 'TicketField',
		'description' => 'A custom field of tickets.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'name' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 60,
				'required' => true,
			),
			'search_name' => array(
				'type' => 'string',
				'description' => 'As it is written in a search: field.search_name:value.',
				'required' => true,
			),
			'kind' => array(
				'type' => 'string',
				'enum' => array(
					'text',
					'long',
					'number',
					'yes_no',
					'choice',
					'choices',
					'date',
					'url',
					'phone',
				),
				'required' => true,
			),
			'options' => array(
				'type' => 'array',
				'maxItems' => 200,
				'description' => 'Of a choice, in order. Those that are archived keep their tickets, and are not offered.',
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'minimum' => 0,
							'description' => '0: a new one.',
							'required' => true,
						),
						'name' => array(
							'type' => 'string',
							'minLength' => 1,
							'maxLength' => 60,
							'required' => true,
						),
						'archived' => array(
							'type' => 'boolean',
							'required' => true,
						),
					),
				),
				'required' => true,
			),
			'required' => array(
				'type' => 'string',
				'enum' => array(
					'no',
					'close',
					'always',
				),
				'description' => 'close: a ticket cannot be closed without it. always: nor can it be emptied again, nor a visitor send a form without it.',
				'required' => true,
			),
			'visible_to' => array(
				'type' => 'string',
				'enum' => array(
					'agents',
					'customers',
				),
				'required' => true,
			),
			'help' => array(
				'type' => 'string',
				'maxLength' => 300,
				'required' => true,
			),
			'type_ids' => array(
				'type' => 'array',
				'maxItems' => 200,
				'items' => array(
					'type' => 'integer',
					'minimum' => 1,
				),
				'description' => 'Only on tickets of these types; none: on all.',
				'required' => true,
			),
			'mailbox_ids' => array(
				'type' => 'array',
				'maxItems' => 1000,
				'items' => array(
					'type' => 'integer',
					'minimum' => 1,
				),
				'description' => 'Only in these mailboxes; none: in all.',
				'required' => true,
			),
			'depends_on' => array(
				'type' => array(
					'integer',
					'null',
				),
				'description' => 'Only where another field, which comes before, has one of depends_values.',
				'required' => true,
			),
			'depends_values' => array(
				'type' => 'array',
				'maxItems' => 200,
				'items' => array(
					'type' => 'string',
					'maxLength' => 300,
				),
				'description' => 'As in field-value; none: has any value.',
				'required' => true,
			),
			'archived' => array(
				'type' => 'boolean',
				'description' => 'Not shown any more; its values stay.',
				'required' => true,
			),
		),
	),
	'ticket-input' => array(
		'title' => 'TicketInput',
		'description' => 'A ticket that an agent opens: a phone call logged, or a first mail to a customer.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'mailbox_id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'channel' => array(
				'type' => 'string',
				'enum' => array(
					'phone',
					'api',
					'email',
				),
				'description' => 'email: the text is sent to the customer; phone and api: it is what the customer said.',
				'required' => true,
			),
			'customer_email' => array(
				'type' => 'string',
				'maxLength' => 320,
				'description' => 'Of a phone call it may be missing where another field says who called.',
			),
			'customer_phone' => array(
				'type' => 'string',
				'maxLength' => 40,
			),
			'customer_id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'description' => 'A known customer.',
			),
			'customer_name' => array(
				'type' => 'string',
				'maxLength' => 190,
			),
			'call' => array(
				'type' => 'object',
				'additionalProperties' => false,
				'properties' => array(
					'direction' => array(
						'type' => 'string',
						'enum' => array(
							'in',
							'out',
						),
						'required' => true,
					),
					'seconds' => array(
						'type' => 'integer',
						'minimum' => 0,
						'maximum' => 86400,
						'required' => true,
					),
				),
			),
			'subject' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 2000,
				'required' => true,
			),
			'html' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 1000000,
				'required' => true,
			),
			'client_key' => array(
				'type' => 'string',
				'minLength' => 8,
				'maxLength' => 64,
				'required' => true,
			),
		),
	),
	'ticket-list' => array(
		'title' => 'TicketList',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'items' => array(
				'type' => 'array',
				'items' => array(
					'description' => 'What one line of the inbox shows.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'subject' => array(
							'type' => 'string',
							'required' => true,
						),
						'preview' => array(
							'type' => 'string',
							'description' => 'The newest visible words, one line.',
							'required' => true,
						),
						'status' => array(
							'type' => 'string',
							'enum' => array(
								'open',
								'pending',
								'snoozed',
								'closed',
								'spam',
								'trash',
								'merged',
							),
							'description' => 'merged: a signpost; all that it had is on another ticket.',
							'required' => true,
						),
						'status_id' => array(
							'type' => 'integer',
							'minimum' => 0,
							'description' => 'The site\'s own status, which is of the built-in state that status says; 0 for the built-in one itself.',
							'required' => true,
						),
						'priority' => array(
							'type' => 'string',
							'enum' => array(
								'low',
								'normal',
								'high',
								'urgent',
							),
							'required' => true,
						),
						'channel' => array(
							'type' => 'string',
							'enum' => array(
								'email',
								'form',
								'api',
								'phone',
							),
							'required' => true,
						),
						'mailbox_id' => array(
							'type' => 'integer',
							'required' => true,
						),
						'assignee' => array(
							'description' => 'A WordPress user as the screens show one.',
							'type' => array(
								'object',
								'null',
							),
							'additionalProperties' => false,
							'properties' => array(
								'id' => array(
									'type' => 'integer',
									'minimum' => 1,
									'required' => true,
								),
								'name' => array(
									'type' => 'string',
									'required' => true,
								),
								'avatar' => array(
									'type' => 'string',
									'description' => 'URL of a 48 px picture; empty when avatars are off.',
									'required' => true,
								),
							),
							'required' => true,
						),
						'team_id' => array(
							'type' => array(
								'integer',
								'null',
							),
							'required' => true,
						),
						'type_id' => array(
							'type' => array(
								'integer',
								'null',
							),
							'description' => 'The kind of ticket; null for none.',
							'required' => true,
						),
						'customer_id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'customer_name' => array(
							'type' => 'string',
							'required' => true,
						),
						'customer_email' => array(
							'type' => 'string',
							'required' => true,
						),
						'message_count' => array(
							'type' => 'integer',
							'minimum' => 0,
							'required' => true,
						),
						'has_attachments' => array(
							'type' => 'boolean',
							'required' => true,
						),
						'has_failed' => array(
							'type' => 'boolean',
							'description' => 'A reply on this ticket could not be sent.',
							'required' => true,
						),
						'has_scheduled' => array(
							'type' => 'boolean',
							'description' => 'A reply on this ticket is to leave later, or was held back from that.',
							'required' => true,
						),
						'has_draft' => array(
							'type' => 'boolean',
							'description' => 'The person who asks has begun to write on it.',
							'required' => true,
						),
						'tags' => array(
							'type' => 'array',
							'items' => array(
								'type' => 'string',
							),
							'description' => 'Names, by name.',
							'required' => true,
						),
						'unread' => array(
							'type' => 'boolean',
							'description' => 'For the person who asks.',
							'required' => true,
						),
						'waiting_since' => array(
							'type' => array(
								'string',
								'null',
							),
							'format' => 'date-time',
							'description' => 'Since when the customer waits for an answer; null when it is their turn.',
							'required' => true,
						),
						'snoozed_until' => array(
							'type' => array(
								'string',
								'null',
							),
							'format' => 'date-time',
							'required' => true,
						),
						'created_at' => array(
							'type' => 'string',
							'format' => 'date-time',
							'required' => true,
						),
						'updated_at' => array(
							'type' => 'string',
							'format' => 'date-time',
							'description' => 'Of the newest message; lists are ordered by it.',
							'required' => true,
						),
						'locked' => array(
							'type' => 'boolean',
							'description' => 'Closed for good: what its customer writes becomes a new, linked ticket.',
							'required' => true,
						),
						'tasks' => array(
							'type' => 'object',
							'additionalProperties' => false,
							'description' => 'Its checklist.',
							'required' => true,
							'properties' => array(
								'total' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
								'done' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
							),
						),
						'version' => array(
							'type' => 'integer',
							'minimum' => 1,
							'description' => 'Counts the changes; send it back as expected_version.',
							'required' => true,
						),
					),
				),
				'required' => true,
			),
			'next_cursor' => array(
				'type' => array(
					'string',
					'null',
				),
				'required' => true,
			),
		),
	),
	'ticket-patch' => array(
		'title' => 'TicketPatch',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'status' => array(
				'type' => 'string',
				'enum' => array(
					'open',
					'pending',
					'snoozed',
					'closed',
					'spam',
					'trash',
				),
			),
			'snoozed_until' => array(
				'type' => array(
					'string',
					'null',
				),
				'format' => 'date-time',
				'description' => 'Needed with status snoozed: in the future, or null for until the customer writes.',
			),
			'status_id' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'One of the site\'s own statuses; its state becomes the status. 0: the built-in one of the state. Left out together with a new status: the built-in one.',
			),
			'priority' => array(
				'type' => 'string',
				'enum' => array(
					'low',
					'normal',
					'high',
					'urgent',
				),
			),
			'assignee_id' => array(
				'type' => array(
					'integer',
					'null',
				),
			),
			'team_id' => array(
				'type' => array(
					'integer',
					'null',
				),
				'description' => 'Whoever has the ticket keeps it if they are in the team; else nobody has it.',
			),
			'type_id' => array(
				'type' => array(
					'integer',
					'null',
				),
			),
			'fields' => array(
				'type' => 'array',
				'maxItems' => 100,
				'items' => array(
					'description' => 'What a ticket\'s custom field holds.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'field_id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'values' => array(
							'type' => 'array',
							'maxItems' => 50,
							'items' => array(
								'type' => 'string',
								'maxLength' => 20000,
							),
							'description' => 'None: the field is empty. One, as text: a number with a point, 1 or 0 of yes and no, 2026-11-22 of a date, an option\'s id of a choice. Several only of a choice of several.',
							'required' => true,
						),
					),
				),
				'description' => 'New values of some fields; the others stay.',
			),
			'subject' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 2000,
			),
			'tags' => array(
				'type' => 'array',
				'maxItems' => 20,
				'items' => array(
					'type' => 'string',
					'minLength' => 1,
					'maxLength' => 40,
				),
				'description' => 'All that the ticket shall have; names that there are not yet are made. Letter case and accents make no difference.',
			),
			'add_tags' => array(
				'type' => 'array',
				'maxItems' => 20,
				'items' => array(
					'type' => 'string',
					'minLength' => 1,
					'maxLength' => 40,
				),
				'description' => 'Put on besides those that are there; not together with tags.',
			),
			'remove_tags' => array(
				'type' => 'array',
				'maxItems' => 20,
				'items' => array(
					'type' => 'string',
					'minLength' => 1,
					'maxLength' => 40,
				),
				'description' => 'Taken off, where they are there; not together with tags.',
			),
			'locked' => array(
				'type' => 'boolean',
				'description' => 'Only of a closed ticket; opening it unlocks it.',
			),
			'mailbox_id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'description' => 'Moves it to another mailbox, from which answers then leave. Who has the ticket loses it when they may not see that mailbox.',
			),
			'unread' => array(
				'type' => 'boolean',
				'description' => 'For the person who asks.',
			),
			'expected_version' => array(
				'type' => 'integer',
				'minimum' => 1,
				'description' => 'When given and not the stored one: 409 mesa_ticket_changed.',
			),
		),
	),
	'ticket-row' => array(
		'title' => 'TicketRow',
		'description' => 'What one line of the inbox shows.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'subject' => array(
				'type' => 'string',
				'required' => true,
			),
			'preview' => array(
				'type' => 'string',
				'description' => 'The newest visible words, one line.',
				'required' => true,
			),
			'status' => array(
				'type' => 'string',
				'enum' => array(
					'open',
					'pending',
					'snoozed',
					'closed',
					'spam',
					'trash',
					'merged',
				),
				'description' => 'merged: a signpost; all that it had is on another ticket.',
				'required' => true,
			),
			'status_id' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => 'The site\'s own status, which is of the built-in state that status says; 0 for the built-in one itself.',
				'required' => true,
			),
			'priority' => array(
				'type' => 'string',
				'enum' => array(
					'low',
					'normal',
					'high',
					'urgent',
				),
				'required' => true,
			),
			'channel' => array(
				'type' => 'string',
				'enum' => array(
					'email',
					'form',
					'api',
					'phone',
				),
				'required' => true,
			),
			'mailbox_id' => array(
				'type' => 'integer',
				'required' => true,
			),
			'assignee' => array(
				'description' => 'A WordPress user as the screens show one.',
				'type' => array(
					'object',
					'null',
				),
				'additionalProperties' => false,
				'properties' => array(
					'id' => array(
						'type' => 'integer',
						'minimum' => 1,
						'required' => true,
					),
					'name' => array(
						'type' => 'string',
						'required' => true,
					),
					'avatar' => array(
						'type' => 'string',
						'description' => 'URL of a 48 px picture; empty when avatars are off.',
						'required' => true,
					),
				),
				'required' => true,
			),
			'team_id' => array(
				'type' => array(
					'integer',
					'null',
				),
				'required' => true,
			),
			'type_id' => array(
				'type' => array(
					'integer',
					'null',
				),
				'description' => 'The kind of ticket; null for none.',
				'required' => true,
			),
			'customer_id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'customer_name' => array(
				'type' => 'string',
				'required' => true,
			),
			'customer_email' => array(
				'type' => 'string',
				'required' => true,
			),
			'message_count' => array(
				'type' => 'integer',
				'minimum' => 0,
				'required' => true,
			),
			'has_attachments' => array(
				'type' => 'boolean',
				'required' => true,
			),
			'has_failed' => array(
				'type' => 'boolean',
				'description' => 'A reply on this ticket could not be sent.',
				'required' => true,
			),
			'has_scheduled' => array(
				'type' => 'boolean',
				'description' => 'A reply on this ticket is to leave later, or was held back from that.',
				'required' => true,
			),
			'has_draft' => array(
				'type' => 'boolean',
				'description' => 'The person who asks has begun to write on it.',
				'required' => true,
			),
			'tags' => array(
				'type' => 'array',
				'items' => array(
					'type' => 'string',
				),
				'description' => 'Names, by name.',
				'required' => true,
			),
			'unread' => array(
				'type' => 'boolean',
				'description' => 'For the person who asks.',
				'required' => true,
			),
			'waiting_since' => array(
				'type' => array(
					'string',
					'null',
				),
				'format' => 'date-time',
				'description' => 'Since when the customer waits for an answer; null when it is their turn.',
				'required' => true,
			),
			'snoozed_until' => array(
				'type' => array(
					'string',
					'null',
				),
				'format' => 'date-time',
				'required' => true,
			),
			'created_at' => array(
				'type' => 'string',
				'format' => 'date-time',
				'required' => true,
			),
			'updated_at' => array(
				'type' => 'string',
				'format' => 'date-time',
				'description' => 'Of the newest message; lists are ordered by it.',
				'required' => true,
			),
			'locked' => array(
				'type' => 'boolean',
				'description' => 'Closed for good: what its customer writes becomes a new, linked ticket.',
				'required' => true,
			),
			'tasks' => array(
				'type' => 'object',
				'additionalProperties' => false,
				'description' => 'Its checklist.',
				'required' => true,
				'properties' => array(
					'total' => array(
						'type' => 'integer',
						'minimum' => 0,
						'required' => true,
					),
					'done' => array(
						'type' => 'integer',
						'minimum' => 0,
						'required' => true,
					),
				),
			),
			'version' => array(
				'type' => 'integer',
				'minimum' => 1,
				'description' => 'Counts the changes; send it back as expected_version.',
				'required' => true,
			),
		),
	),
	'ticket-status-input' => array(
		'title' => 'TicketStatusInput',
		'description' => 'A status; only what is sent changes. The state of a status that is there cannot change.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'name' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 60,
			),
			'color' => array(
				'type' => 'string',
				'enum' => array(
					'gray',
					'red',
					'orange',
					'yellow',
					'green',
					'teal',
					'blue',
					'purple',
					'pink',
				),
			),
			'state' => array(
				'type' => 'string',
				'enum' => array(
					'open',
					'pending',
					'closed',
				),
			),
			'after_answer' => array(
				'type' => 'boolean',
				'description' => 'Only of a status of the state open.',
			),
		),
	),
	'ticket-status' => array(
		'title' => 'TicketStatus',
		'description' => 'A status that a ticket can have: a built-in one, or one of the site.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 0,
				'description' => '0: the built-in one of its state.',
				'required' => true,
			),
			'name' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 60,
				'required' => true,
			),
			'color' => array(
				'type' => 'string',
				'enum' => array(
					'gray',
					'red',
					'orange',
					'yellow',
					'green',
					'teal',
					'blue',
					'purple',
					'pink',
				),
				'required' => true,
			),
			'state' => array(
				'type' => 'string',
				'enum' => array(
					'open',
					'pending',
					'snoozed',
					'closed',
					'spam',
					'trash',
				),
				'description' => 'What folders, counts and mail go by.',
				'required' => true,
			),
			'after_answer' => array(
				'type' => 'boolean',
				'description' => 'What a ticket gets when its customer writes.',
				'required' => true,
			),
		),
	),
	'ticket-type-input' => array(
		'title' => 'TicketTypeInput',
		'description' => 'A kind of ticket; only what is sent changes.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'name' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 60,
			),
			'color' => array(
				'type' => 'string',
				'enum' => array(
					'gray',
					'red',
					'orange',
					'yellow',
					'green',
					'teal',
					'blue',
					'purple',
					'pink',
				),
			),
			'archived' => array(
				'type' => 'boolean',
			),
		),
	),
	'ticket-type' => array(
		'title' => 'TicketType',
		'description' => 'A kind of ticket, such as a return.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'name' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 60,
				'required' => true,
			),
			'color' => array(
				'type' => 'string',
				'enum' => array(
					'gray',
					'red',
					'orange',
					'yellow',
					'green',
					'teal',
					'blue',
					'purple',
					'pink',
				),
				'required' => true,
			),
			'archived' => array(
				'type' => 'boolean',
				'description' => 'Not offered any more; tickets keep it.',
				'required' => true,
			),
		),
	),
	'ticket-variable' => array(
		'title' => 'TicketVariable',
		'description' => 'What a variable stands for on a ticket.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'name' => array(
				'type' => 'string',
				'pattern' => '^[a-z]+\\.[a-z_]+$',
				'description' => 'Without braces, for example customer.first_name.',
				'required' => true,
			),
			'value' => array(
				'type' => 'string',
				'maxLength' => 2000,
				'description' => 'Plain text; empty when nothing is known.',
				'required' => true,
			),
		),
	),
	'ticket' => array(
		'title' => 'Ticket',
		'description' => 'A ticket opened: its row, its customer, its newest messages (oldest first) and its history.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'row' => array(
				'description' => 'What one line of the inbox shows.',
				'type' => 'object',
				'additionalProperties' => false,
				'properties' => array(
					'id' => array(
						'type' => 'integer',
						'minimum' => 1,
						'required' => true,
					),
					'subject' => array(
						'type' => 'string',
						'required' => true,
					),
					'preview' => array(
						'type' => 'string',
						'description' => 'The newest visible words, one line.',
						'required' => true,
					),
					'status' => array(
						'type' => 'string',
						'enum' => array(
							'open',
							'pending',
							'snoozed',
							'closed',
							'spam',
							'trash',
							'merged',
						),
						'description' => 'merged: a signpost; all that it had is on another ticket.',
						'required' => true,
					),
					'status_id' => array(
						'type' => 'integer',
						'minimum' => 0,
						'description' => 'The site\'s own status, which is of the built-in state that status says; 0 for the built-in one itself.',
						'required' => true,
					),
					'priority' => array(
						'type' => 'string',
						'enum' => array(
							'low',
							'normal',
							'high',
							'urgent',
						),
						'required' => true,
					),
					'channel' => array(
						'type' => 'string',
						'enum' => array(
							'email',
							'form',
							'api',
							'phone',
						),
						'required' => true,
					),
					'mailbox_id' => array(
						'type' => 'integer',
						'required' => true,
					),
					'assignee' => array(
						'description' => 'A WordPress user as the screens show one.',
						'type' => array(
							'object',
							'null',
						),
						'additionalProperties' => false,
						'properties' => array(
							'id' => array(
								'type' => 'integer',
								'minimum' => 1,
								'required' => true,
							),
							'name' => array(
								'type' => 'string',
								'required' => true,
							),
							'avatar' => array(
								'type' => 'string',
								'description' => 'URL of a 48 px picture; empty when avatars are off.',
								'required' => true,
							),
						),
						'required' => true,
					),
					'team_id' => array(
						'type' => array(
							'integer',
							'null',
						),
						'required' => true,
					),
					'type_id' => array(
						'type' => array(
							'integer',
							'null',
						),
						'description' => 'The kind of ticket; null for none.',
						'required' => true,
					),
					'customer_id' => array(
						'type' => 'integer',
						'minimum' => 1,
						'required' => true,
					),
					'customer_name' => array(
						'type' => 'string',
						'required' => true,
					),
					'customer_email' => array(
						'type' => 'string',
						'required' => true,
					),
					'message_count' => array(
						'type' => 'integer',
						'minimum' => 0,
						'required' => true,
					),
					'has_attachments' => array(
						'type' => 'boolean',
						'required' => true,
					),
					'has_failed' => array(
						'type' => 'boolean',
						'description' => 'A reply on this ticket could not be sent.',
						'required' => true,
					),
					'has_scheduled' => array(
						'type' => 'boolean',
						'description' => 'A reply on this ticket is to leave later, or was held back from that.',
						'required' => true,
					),
					'has_draft' => array(
						'type' => 'boolean',
						'description' => 'The person who asks has begun to write on it.',
						'required' => true,
					),
					'tags' => array(
						'type' => 'array',
						'items' => array(
							'type' => 'string',
						),
						'description' => 'Names, by name.',
						'required' => true,
					),
					'unread' => array(
						'type' => 'boolean',
						'description' => 'For the person who asks.',
						'required' => true,
					),
					'waiting_since' => array(
						'type' => array(
							'string',
							'null',
						),
						'format' => 'date-time',
						'description' => 'Since when the customer waits for an answer; null when it is their turn.',
						'required' => true,
					),
					'snoozed_until' => array(
						'type' => array(
							'string',
							'null',
						),
						'format' => 'date-time',
						'required' => true,
					),
					'created_at' => array(
						'type' => 'string',
						'format' => 'date-time',
						'required' => true,
					),
					'updated_at' => array(
						'type' => 'string',
						'format' => 'date-time',
						'description' => 'Of the newest message; lists are ordered by it.',
						'required' => true,
					),
					'locked' => array(
						'type' => 'boolean',
						'description' => 'Closed for good: what its customer writes becomes a new, linked ticket.',
						'required' => true,
					),
					'tasks' => array(
						'type' => 'object',
						'additionalProperties' => false,
						'description' => 'Its checklist.',
						'required' => true,
						'properties' => array(
							'total' => array(
								'type' => 'integer',
								'minimum' => 0,
								'required' => true,
							),
							'done' => array(
								'type' => 'integer',
								'minimum' => 0,
								'required' => true,
							),
						),
					),
					'version' => array(
						'type' => 'integer',
						'minimum' => 1,
						'description' => 'Counts the changes; send it back as expected_version.',
						'required' => true,
					),
				),
				'required' => true,
			),
			'customer' => array(
				'type' => 'object',
				'additionalProperties' => false,
				'properties' => array(
					'id' => array(
						'type' => 'integer',
						'minimum' => 1,
						'required' => true,
					),
					'name' => array(
						'type' => 'string',
						'required' => true,
					),
					'email' => array(
						'type' => 'string',
						'description' => 'The first address; empty when none is known.',
						'required' => true,
					),
					'emails' => array(
						'type' => 'array',
						'items' => array(
							'type' => 'string',
						),
						'required' => true,
					),
					'phones' => array(
						'type' => 'array',
						'items' => array(
							'type' => 'string',
						),
						'description' => 'Numbers that they have called from, or were called at.',
						'required' => true,
					),
					'user_id' => array(
						'type' => array(
							'integer',
							'null',
						),
						'required' => true,
					),
					'created_at' => array(
						'type' => 'string',
						'format' => 'date-time',
						'required' => true,
					),
				),
				'required' => true,
			),
			'messages' => array(
				'type' => 'array',
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'ticket_id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'kind' => array(
							'type' => 'string',
							'enum' => array(
								'customer',
								'reply',
								'note',
							),
							'description' => 'Who speaks: the customer, an agent to the customer, an agent to the team.',
							'required' => true,
						),
						'channel' => array(
							'type' => 'string',
							'enum' => array(
								'email',
								'form',
								'api',
								'phone',
							),
							'required' => true,
						),
						'author' => array(
							'description' => 'The agent; null for a customer.',
							'type' => array(
								'object',
								'null',
							),
							'additionalProperties' => false,
							'properties' => array(
								'id' => array(
									'type' => 'integer',
									'minimum' => 1,
									'required' => true,
								),
								'name' => array(
									'type' => 'string',
									'required' => true,
								),
								'avatar' => array(
									'type' => 'string',
									'description' => 'URL of a 48 px picture; empty when avatars are off.',
									'required' => true,
								),
							),
							'required' => true,
						),
						'from' => array(
							'description' => 'One mailbox address of a mail header (RFC 5322 section 3.4), already decoded.',
							'type' => 'object',
							'additionalProperties' => false,
							'properties' => array(
								'address' => array(
									'type' => 'string',
									'maxLength' => 320,
									'required' => true,
								),
								'name' => array(
									'type' => 'string',
									'maxLength' => 300,
									'required' => true,
								),
							),
							'required' => true,
						),
						'to' => array(
							'type' => 'array',
							'items' => array(
								'description' => 'One mailbox address of a mail header (RFC 5322 section 3.4), already decoded.',
								'type' => 'object',
								'additionalProperties' => false,
								'properties' => array(
									'address' => array(
										'type' => 'string',
										'maxLength' => 320,
										'required' => true,
									),
									'name' => array(
										'type' => 'string',
										'maxLength' => 300,
										'required' => true,
									),
								),
							),
							'required' => true,
						),
						'cc' => array(
							'type' => 'array',
							'items' => array(
								'description' => 'One mailbox address of a mail header (RFC 5322 section 3.4), already decoded.',
								'type' => 'object',
								'additionalProperties' => false,
								'properties' => array(
									'address' => array(
										'type' => 'string',
										'maxLength' => 320,
										'required' => true,
									),
									'name' => array(
										'type' => 'string',
										'maxLength' => 300,
										'required' => true,
									),
								),
							),
							'required' => true,
						),
						'bcc' => array(
							'type' => 'array',
							'items' => array(
								'description' => 'One mailbox address of a mail header (RFC 5322 section 3.4), already decoded.',
								'type' => 'object',
								'additionalProperties' => false,
								'properties' => array(
									'address' => array(
										'type' => 'string',
										'maxLength' => 320,
										'required' => true,
									),
									'name' => array(
										'type' => 'string',
										'maxLength' => 300,
										'required' => true,
									),
								),
							),
							'required' => true,
						),
						'subject' => array(
							'type' => 'string',
							'required' => true,
						),
						'visible_text' => array(
							'type' => 'string',
							'description' => 'The new words, without quotation and signature.',
							'required' => true,
						),
						'visible_html' => array(
							'type' => 'string',
							'description' => 'The same as sanitised HTML; empty when the mail was plain text.',
							'required' => true,
						),
						'has_more' => array(
							'type' => 'boolean',
							'description' => 'True when the whole body holds more than the visible part; fetch the message by id for it.',
							'required' => true,
						),
						'text' => array(
							'type' => array(
								'string',
								'null',
							),
							'description' => 'The whole body as text; null in lists.',
							'required' => true,
						),
						'html' => array(
							'type' => array(
								'string',
								'null',
							),
							'description' => 'The whole body as sanitised HTML; null in lists and for plain mails.',
							'required' => true,
						),
						'forwarded' => array(
							'type' => 'boolean',
							'description' => 'A reply that passed a message on to somebody else; what was passed on is in the whole body.',
							'required' => true,
						),
						'automatic' => array(
							'type' => array(
								'string',
								'null',
							),
							'enum' => array(
								null,
								'bounce',
								'auto-reply',
								'list',
								'complaint',
								'notification',
							),
							'required' => true,
						),
						'state' => array(
							'type' => 'string',
							'enum' => array(
								'received',
								'saved',
								'queued',
								'scheduled',
								'held',
								'sending',
								'sent',
								'failed',
								'unknown',
								'bounced',
								'cancelled',
							),
							'description' => 'received and saved (a note) are final; the others are the life of an outgoing reply. scheduled: it leaves at send_at. held: it was scheduled, and the customer wrote before; a person decides.',
							'required' => true,
						),
						'error' => array(
							'type' => array(
								'string',
								'null',
							),
							'description' => 'The mail server\'s words when sending failed, or the reason why the mail could not be read.',
							'required' => true,
						),
						'send_at' => array(
							'type' => array(
								'string',
								'null',
							),
							'format' => 'date-time',
							'description' => 'When a queued or scheduled reply leaves.',
							'required' => true,
						),
						'sent_at' => array(
							'type' => array(
								'string',
								'null',
							),
							'format' => 'date-time',
							'required' => true,
						),
						'call' => array(
							'type' => array(
								'object',
								'null',
							),
							'additionalProperties' => false,
							'description' => 'Of a phone call that was written down.',
							'properties' => array(
								'direction' => array(
									'type' => 'string',
									'enum' => array(
										'in',
										'out',
									),
									'description' => 'in: the customer called.',
									'required' => true,
								),
								'seconds' => array(
									'type' => 'integer',
									'minimum' => 0,
									'description' => 'How long it took; 0 when nobody knows.',
									'required' => true,
								),
								'phone' => array(
									'type' => 'string',
									'description' => 'The customer\'s number; may be empty.',
									'required' => true,
								),
								'agent' => array(
									'description' => 'A WordPress user as the screens show one.',
									'type' => array(
										'object',
										'null',
									),
									'additionalProperties' => false,
									'properties' => array(
										'id' => array(
											'type' => 'integer',
											'minimum' => 1,
											'required' => true,
										),
										'name' => array(
											'type' => 'string',
											'required' => true,
										),
										'avatar' => array(
											'type' => 'string',
											'description' => 'URL of a 48 px picture; empty when avatars are off.',
											'required' => true,
										),
									),
									'required' => true,
								),
							),
						),
						'created_at' => array(
							'type' => 'string',
							'format' => 'date-time',
							'required' => true,
						),
						'has_raw' => array(
							'type' => 'boolean',
							'description' => 'The original mail source can be downloaded.',
							'required' => true,
						),
						'raw_expired' => array(
							'type' => 'boolean',
							'description' => 'There was one; it is no longer kept.',
							'required' => true,
						),
						'mention_warning' => array(
							'type' => array(
								'string',
								'null',
							),
							'description' => 'Only in the answer to addNote: who was mentioned and not told, in words.',
						),
						'attachments' => array(
							'type' => 'array',
							'items' => array(
								'type' => 'object',
								'additionalProperties' => false,
								'properties' => array(
									'id' => array(
										'type' => 'integer',
										'minimum' => 1,
										'required' => true,
									),
									'filename' => array(
										'type' => 'string',
										'required' => true,
									),
									'content_type' => array(
										'type' => 'string',
										'required' => true,
									),
									'size' => array(
										'type' => 'integer',
										'minimum' => 0,
										'description' => 'Bytes.',
										'required' => true,
									),
									'sha256' => array(
										'type' => 'string',
										'description' => 'Its content, to attach it again.',
										'required' => true,
									),
									'proof' => array(
										'type' => 'string',
										'description' => 'As in stored-file: lets this reader look at it in a draft.',
										'required' => true,
									),
									'inline' => array(
										'type' => 'boolean',
										'required' => true,
									),
									'content_id' => array(
										'type' => array(
											'string',
											'null',
										),
										'description' => 'Without angle brackets; the cid: of RFC 2392.',
										'required' => true,
									),
									'url' => array(
										'type' => 'string',
										'description' => 'Signed for the reader and short-lived, so that it also loads inside the sandboxed mail frame, which has no cookies.',
										'required' => true,
									),
								),
							),
							'required' => true,
						),
					),
				),
				'required' => true,
			),
			'older_than' => array(
				'type' => array(
					'integer',
					'null',
				),
				'description' => 'When not null, earlier messages exist: ask listMessages with before set to this id.',
				'required' => true,
			),
			'events' => array(
				'type' => 'array',
				'items' => array(
					'description' => 'One line of a ticket\'s history. Append-only.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'ticket_id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'type' => array(
							'type' => 'string',
							'maxLength' => 60,
							'required' => true,
						),
						'actor' => array(
							'description' => 'null: the customer or the system.',
							'type' => array(
								'object',
								'null',
							),
							'additionalProperties' => false,
							'properties' => array(
								'id' => array(
									'type' => 'integer',
									'minimum' => 1,
									'required' => true,
								),
								'name' => array(
									'type' => 'string',
									'required' => true,
								),
								'avatar' => array(
									'type' => 'string',
									'description' => 'URL of a 48 px picture; empty when avatars are off.',
									'required' => true,
								),
							),
							'required' => true,
						),
						'data' => array(
							'type' => 'object',
							'additionalProperties' => array(
								'type' => array(
									'string',
									'integer',
									'boolean',
									'null',
								),
							),
							'required' => true,
						),
						'created_at' => array(
							'type' => 'string',
							'format' => 'date-time',
							'required' => true,
						),
					),
				),
				'required' => true,
			),
			'earlier' => array(
				'type' => 'array',
				'description' => 'Other tickets of the same customer, newest first, at most ten.',
				'items' => array(
					'description' => 'What one line of the inbox shows.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'subject' => array(
							'type' => 'string',
							'required' => true,
						),
						'preview' => array(
							'type' => 'string',
							'description' => 'The newest visible words, one line.',
							'required' => true,
						),
						'status' => array(
							'type' => 'string',
							'enum' => array(
								'open',
								'pending',
								'snoozed',
								'closed',
								'spam',
								'trash',
								'merged',
							),
							'description' => 'merged: a signpost; all that it had is on another ticket.',
							'required' => true,
						),
						'status_id' => array(
							'type' => 'integer',
							'minimum' => 0,
							'description' => 'The site\'s own status, which is of the built-in state that status says; 0 for the built-in one itself.',
							'required' => true,
						),
						'priority' => array(
							'type' => 'string',
							'enum' => array(
								'low',
								'normal',
								'high',
								'urgent',
							),
							'required' => true,
						),
						'channel' => array(
							'type' => 'string',
							'enum' => array(
								'email',
								'form',
								'api',
								'phone',
							),
							'required' => true,
						),
						'mailbox_id' => array(
							'type' => 'integer',
							'required' => true,
						),
						'assignee' => array(
							'description' => 'A WordPress user as the screens show one.',
							'type' => array(
								'object',
								'null',
							),
							'additionalProperties' => false,
							'properties' => array(
								'id' => array(
									'type' => 'integer',
									'minimum' => 1,
									'required' => true,
								),
								'name' => array(
									'type' => 'string',
									'required' => true,
								),
								'avatar' => array(
									'type' => 'string',
									'description' => 'URL of a 48 px picture; empty when avatars are off.',
									'required' => true,
								),
							),
							'required' => true,
						),
						'team_id' => array(
							'type' => array(
								'integer',
								'null',
							),
							'required' => true,
						),
						'type_id' => array(
							'type' => array(
								'integer',
								'null',
							),
							'description' => 'The kind of ticket; null for none.',
							'required' => true,
						),
						'customer_id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'customer_name' => array(
							'type' => 'string',
							'required' => true,
						),
						'customer_email' => array(
							'type' => 'string',
							'required' => true,
						),
						'message_count' => array(
							'type' => 'integer',
							'minimum' => 0,
							'required' => true,
						),
						'has_attachments' => array(
							'type' => 'boolean',
							'required' => true,
						),
						'has_failed' => array(
							'type' => 'boolean',
							'description' => 'A reply on this ticket could not be sent.',
							'required' => true,
						),
						'has_scheduled' => array(
							'type' => 'boolean',
							'description' => 'A reply on this ticket is to leave later, or was held back from that.',
							'required' => true,
						),
						'has_draft' => array(
							'type' => 'boolean',
							'description' => 'The person who asks has begun to write on it.',
							'required' => true,
						),
						'tags' => array(
							'type' => 'array',
							'items' => array(
								'type' => 'string',
							),
							'description' => 'Names, by name.',
							'required' => true,
						),
						'unread' => array(
							'type' => 'boolean',
							'description' => 'For the person who asks.',
							'required' => true,
						),
						'waiting_since' => array(
							'type' => array(
								'string',
								'null',
							),
							'format' => 'date-time',
							'description' => 'Since when the customer waits for an answer; null when it is their turn.',
							'required' => true,
						),
						'snoozed_until' => array(
							'type' => array(
								'string',
								'null',
							),
							'format' => 'date-time',
							'required' => true,
						),
						'created_at' => array(
							'type' => 'string',
							'format' => 'date-time',
							'required' => true,
						),
						'updated_at' => array(
							'type' => 'string',
							'format' => 'date-time',
							'description' => 'Of the newest message; lists are ordered by it.',
							'required' => true,
						),
						'locked' => array(
							'type' => 'boolean',
							'description' => 'Closed for good: what its customer writes becomes a new, linked ticket.',
							'required' => true,
						),
						'tasks' => array(
							'type' => 'object',
							'additionalProperties' => false,
							'description' => 'Its checklist.',
							'required' => true,
							'properties' => array(
								'total' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
								'done' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
							),
						),
						'version' => array(
							'type' => 'integer',
							'minimum' => 1,
							'description' => 'Counts the changes; send it back as expected_version.',
							'required' => true,
						),
					),
				),
				'required' => true,
			),
			'linked' => array(
				'type' => 'array',
				'description' => 'Tickets linked with this one.',
				'items' => array(
					'description' => 'What one line of the inbox shows.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'subject' => array(
							'type' => 'string',
							'required' => true,
						),
						'preview' => array(
							'type' => 'string',
							'description' => 'The newest visible words, one line.',
							'required' => true,
						),
						'status' => array(
							'type' => 'string',
							'enum' => array(
								'open',
								'pending',
								'snoozed',
								'closed',
								'spam',
								'trash',
								'merged',
							),
							'description' => 'merged: a signpost; all that it had is on another ticket.',
							'required' => true,
						),
						'status_id' => array(
							'type' => 'integer',
							'minimum' => 0,
							'description' => 'The site\'s own status, which is of the built-in state that status says; 0 for the built-in one itself.',
							'required' => true,
						),
						'priority' => array(
							'type' => 'string',
							'enum' => array(
								'low',
								'normal',
								'high',
								'urgent',
							),
							'required' => true,
						),
						'channel' => array(
							'type' => 'string',
							'enum' => array(
								'email',
								'form',
								'api',
								'phone',
							),
							'required' => true,
						),
						'mailbox_id' => array(
							'type' => 'integer',
							'required' => true,
						),
						'assignee' => array(
							'description' => 'A WordPress user as the screens show one.',
							'type' => array(
								'object',
								'null',
							),
							'additionalProperties' => false,
							'properties' => array(
								'id' => array(
									'type' => 'integer',
									'minimum' => 1,
									'required' => true,
								),
								'name' => array(
									'type' => 'string',
									'required' => true,
								),
								'avatar' => array(
									'type' => 'string',
									'description' => 'URL of a 48 px picture; empty when avatars are off.',
									'required' => true,
								),
							),
							'required' => true,
						),
						'team_id' => array(
							'type' => array(
								'integer',
								'null',
							),
							'required' => true,
						),
						'type_id' => array(
							'type' => array(
								'integer',
								'null',
							),
							'description' => 'The kind of ticket; null for none.',
							'required' => true,
						),
						'customer_id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'customer_name' => array(
							'type' => 'string',
							'required' => true,
						),
						'customer_email' => array(
							'type' => 'string',
							'required' => true,
						),
						'message_count' => array(
							'type' => 'integer',
							'minimum' => 0,
							'required' => true,
						),
						'has_attachments' => array(
							'type' => 'boolean',
							'required' => true,
						),
						'has_failed' => array(
							'type' => 'boolean',
							'description' => 'A reply on this ticket could not be sent.',
							'required' => true,
						),
						'has_scheduled' => array(
							'type' => 'boolean',
							'description' => 'A reply on this ticket is to leave later, or was held back from that.',
							'required' => true,
						),
						'has_draft' => array(
							'type' => 'boolean',
							'description' => 'The person who asks has begun to write on it.',
							'required' => true,
						),
						'tags' => array(
							'type' => 'array',
							'items' => array(
								'type' => 'string',
							),
							'description' => 'Names, by name.',
							'required' => true,
						),
						'unread' => array(
							'type' => 'boolean',
							'description' => 'For the person who asks.',
							'required' => true,
						),
						'waiting_since' => array(
							'type' => array(
								'string',
								'null',
							),
							'format' => 'date-time',
							'description' => 'Since when the customer waits for an answer; null when it is their turn.',
							'required' => true,
						),
						'snoozed_until' => array(
							'type' => array(
								'string',
								'null',
							),
							'format' => 'date-time',
							'required' => true,
						),
						'created_at' => array(
							'type' => 'string',
							'format' => 'date-time',
							'required' => true,
						),
						'updated_at' => array(
							'type' => 'string',
							'format' => 'date-time',
							'description' => 'Of the newest message; lists are ordered by it.',
							'required' => true,
						),
						'locked' => array(
							'type' => 'boolean',
							'description' => 'Closed for good: what its customer writes becomes a new, linked ticket.',
							'required' => true,
						),
						'tasks' => array(
							'type' => 'object',
							'additionalProperties' => false,
							'description' => 'Its checklist.',
							'required' => true,
							'properties' => array(
								'total' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
								'done' => array(
									'type' => 'integer',
									'minimum' => 0,
									'required' => true,
								),
							),
						),
						'version' => array(
							'type' => 'integer',
							'minimum' => 1,
							'description' => 'Counts the changes; send it back as expected_version.',
							'required' => true,
						),
					),
				),
				'required' => true,
			),
			'fields' => array(
				'type' => 'array',
				'items' => array(
					'description' => 'What a ticket\'s custom field holds.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'field_id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'values' => array(
							'type' => 'array',
							'maxItems' => 50,
							'items' => array(
								'type' => 'string',
								'maxLength' => 20000,
							),
							'description' => 'None: the field is empty. One, as text: a number with a point, 1 or 0 of yes and no, 2026-11-22 of a date, an option\'s id of a choice. Several only of a choice of several.',
							'required' => true,
						),
					),
				),
				'description' => 'The custom fields that have a value.',
				'required' => true,
			),
			'links' => array(
				'type' => 'array',
				'description' => 'What the linked tickets are to this one.',
				'required' => true,
				'items' => array(
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'ticket_id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'kind' => array(
							'type' => 'string',
							'enum' => array(
								'related',
								'original',
								'duplicate',
								'cause',
								'effect',
								'parent',
								'child',
								'stranger',
								'split',
							),
							'required' => true,
						),
					),
				),
			),
			'tasks' => array(
				'type' => 'array',
				'items' => array(
					'description' => 'One line of a ticket\'s checklist.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'id' => array(
							'type' => 'integer',
							'minimum' => 1,
							'required' => true,
						),
						'text' => array(
							'type' => 'string',
							'required' => true,
						),
						'assignee' => array(
							'description' => 'A WordPress user as the screens show one.',
							'type' => array(
								'object',
								'null',
							),
							'additionalProperties' => false,
							'properties' => array(
								'id' => array(
									'type' => 'integer',
									'minimum' => 1,
									'required' => true,
								),
								'name' => array(
									'type' => 'string',
									'required' => true,
								),
								'avatar' => array(
									'type' => 'string',
									'description' => 'URL of a 48 px picture; empty when avatars are off.',
									'required' => true,
								),
							),
							'required' => true,
						),
						'due_at' => array(
							'type' => array(
								'string',
								'null',
							),
							'format' => 'date-time',
							'required' => true,
						),
						'done_by' => array(
							'description' => 'A WordPress user as the screens show one.',
							'type' => array(
								'object',
								'null',
							),
							'additionalProperties' => false,
							'properties' => array(
								'id' => array(
									'type' => 'integer',
									'minimum' => 1,
									'required' => true,
								),
								'name' => array(
									'type' => 'string',
									'required' => true,
								),
								'avatar' => array(
									'type' => 'string',
									'description' => 'URL of a 48 px picture; empty when avatars are off.',
									'required' => true,
								),
							),
							'required' => true,
						),
						'done_at' => array(
							'type' => array(
								'string',
								'null',
							),
							'format' => 'date-time',
							'description' => 'null while it is to be done.',
							'required' => true,
						),
					),
				),
				'description' => 'Its checklist, in order.',
				'required' => true,
			),
			'merged' => array(
				'type' => 'array',
				'items' => array(
					'type' => 'integer',
					'minimum' => 1,
				),
				'description' => 'Tickets that were merged into this one and can be separated again.',
				'required' => true,
			),
			'merged_into' => array(
				'type' => array(
					'integer',
					'null',
				),
				'description' => 'Of a signpost: the ticket that it leads to; null also where the caller may not see that one.',
				'required' => true,
			),
			'blocked' => array(
				'description' => 'Of a ticket in the spam folder: the entry of the block list that its customer falls under; else null or absent.',
				'type' => array(
					'object',
					'null',
				),
				'additionalProperties' => false,
				'properties' => array(
					'id' => array(
						'type' => 'integer',
						'minimum' => 1,
						'required' => true,
					),
					'pattern' => array(
						'type' => 'string',
						'description' => 'A mail address, or "@" and a domain, which means its subdomains too.',
						'required' => true,
					),
					'author' => array(
						'description' => 'Who blocked it; null for Mesa itself, and when that user is gone.',
						'type' => array(
							'object',
							'null',
						),
						'additionalProperties' => false,
						'properties' => array(
							'id' => array(
								'type' => 'integer',
								'minimum' => 1,
								'required' => true,
							),
							'name' => array(
								'type' => 'string',
								'required' => true,
							),
							'avatar' => array(
								'type' => 'string',
								'description' => 'URL of a 48 px picture; empty when avatars are off.',
								'required' => true,
							),
						),
						'required' => true,
					),
					'created_at' => array(
						'type' => 'string',
						'format' => 'date-time',
						'required' => true,
					),
				),
			),
			'reply_to' => array(
				'type' => 'array',
				'description' => 'Where a reply goes when nothing else is chosen.',
				'items' => array(
					'description' => 'One mailbox address of a mail header (RFC 5322 section 3.4), already decoded.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'address' => array(
							'type' => 'string',
							'maxLength' => 320,
							'required' => true,
						),
						'name' => array(
							'type' => 'string',
							'maxLength' => 300,
							'required' => true,
						),
					),
				),
				'required' => true,
			),
			'reply_cc' => array(
				'type' => 'array',
				'description' => 'Who is in copy of it then: everybody else to whom the customer\'s last mail went.',
				'items' => array(
					'description' => 'One mailbox address of a mail header (RFC 5322 section 3.4), already decoded.',
					'type' => 'object',
					'additionalProperties' => false,
					'properties' => array(
						'address' => array(
							'type' => 'string',
							'maxLength' => 320,
							'required' => true,
						),
						'name' => array(
							'type' => 'string',
							'maxLength' => 300,
							'required' => true,
						),
					),
				),
				'required' => true,
			),
			'signature' => array(
				'type' => 'string',
				'description' => 'What stands under a reply of the caller, as clean HTML with its variables filled in; empty for nothing. It is added when the mail is made, never by the client.',
				'required' => true,
			),
			'can' => array(
				'type' => 'object',
				'additionalProperties' => false,
				'required' => true,
				'properties' => array(
					'reply' => array(
						'type' => 'boolean',
						'required' => true,
					),
					'note' => array(
						'type' => 'boolean',
						'required' => true,
					),
					'edit' => array(
						'type' => 'boolean',
						'required' => true,
					),
				),
			),
		),
	),
	'transfer-input' => array(
		'title' => 'TransferInput',
		'description' => 'A ticket is handed on, with words for whoever gets it.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'assignee_id' => array(
				'type' => array(
					'integer',
					'null',
				),
				'description' => 'null: nobody.',
			),
			'team_id' => array(
				'type' => array(
					'integer',
					'null',
				),
			),
			'html' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 1000000,
				'description' => 'The note.',
				'required' => true,
			),
			'client_key' => array(
				'type' => 'string',
				'minLength' => 8,
				'maxLength' => 64,
				'required' => true,
			),
		),
	),
	'view-count' => array(
		'title' => 'ViewCount',
		'description' => 'How many tickets a view shows the person who asks; counted only so far as it costs next to nothing.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'count' => array(
				'type' => 'integer',
				'minimum' => 0,
				'required' => true,
			),
			'more' => array(
				'type' => 'boolean',
				'description' => 'There are more than that.',
				'required' => true,
			),
		),
	),
	'view-input' => array(
		'title' => 'ViewInput',
		'description' => 'Name is needed for a new view; all else has a default.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'name' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 60,
			),
			'icon' => array(
				'type' => 'string',
				'enum' => array(
					'star',
					'flag',
					'clock',
					'fire',
					'bell',
					'heart',
					'cart',
					'tag',
					'chat',
					'check',
				),
			),
			'folder' => array(
				'type' => 'string',
				'enum' => array(
					'mine',
					'unassigned',
					'team',
					'open',
					'pending',
					'snoozed',
					'closed',
					'spam',
					'trash',
					'all',
					'drafts',
					'scheduled',
					'failed',
				),
			),
			'mailbox_id' => array(
				'type' => array(
					'integer',
					'null',
				),
				'description' => 'Only tickets of this mailbox; null for any.',
			),
			'team_folder_id' => array(
				'type' => array(
					'integer',
					'null',
				),
				'description' => 'Only tickets of this team; null for any.',
			),
			'search' => array(
				'type' => 'string',
				'maxLength' => 300,
			),
			'order' => array(
				'type' => 'string',
				'enum' => array(
					'newest',
					'waiting',
					'importance',
					'created',
				),
			),
			'shared' => array(
				'type' => 'string',
				'enum' => array(
					'no',
					'team',
					'all',
				),
				'description' => 'Who has it: its owner, a team, or everybody.',
			),
			'team_id' => array(
				'type' => array(
					'integer',
					'null',
				),
				'description' => 'Of a view that is shared with a team: which.',
			),
		),
	),
	'view' => array(
		'title' => 'View',
		'description' => 'A search that somebody has kept. It shows each person what they may see, whoever made it.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'id' => array(
				'type' => 'integer',
				'minimum' => 1,
				'required' => true,
			),
			'name' => array(
				'type' => 'string',
				'minLength' => 1,
				'maxLength' => 60,
				'required' => true,
			),
			'icon' => array(
				'type' => 'string',
				'enum' => array(
					'star',
					'flag',
					'clock',
					'fire',
					'bell',
					'heart',
					'cart',
					'tag',
					'chat',
					'check',
				),
				'required' => true,
			),
			'folder' => array(
				'type' => 'string',
				'enum' => array(
					'mine',
					'unassigned',
					'team',
					'open',
					'pending',
					'snoozed',
					'closed',
					'spam',
					'trash',
					'all',
					'drafts',
					'scheduled',
					'failed',
				),
				'required' => true,
			),
			'mailbox_id' => array(
				'type' => array(
					'integer',
					'null',
				),
				'description' => 'Only tickets of this mailbox; null for any.',
				'required' => true,
			),
			'team_folder_id' => array(
				'type' => array(
					'integer',
					'null',
				),
				'description' => 'Only tickets of this team; null for any.',
				'required' => true,
			),
			'search' => array(
				'type' => 'string',
				'maxLength' => 300,
				'required' => true,
			),
			'order' => array(
				'type' => 'string',
				'enum' => array(
					'newest',
					'waiting',
					'importance',
					'created',
				),
				'required' => true,
			),
			'shared' => array(
				'type' => 'string',
				'enum' => array(
					'no',
					'team',
					'all',
				),
				'description' => 'Who has it: its owner, a team, or everybody.',
				'required' => true,
			),
			'team_id' => array(
				'type' => array(
					'integer',
					'null',
				),
				'description' => 'Of a view that is shared with a team: which.',
				'required' => true,
			),
			'owner' => array(
				'description' => 'Null for one that came with the plugin, or whose owner is gone.',
				'type' => array(
					'object',
					'null',
				),
				'additionalProperties' => false,
				'properties' => array(
					'id' => array(
						'type' => 'integer',
						'minimum' => 1,
						'required' => true,
					),
					'name' => array(
						'type' => 'string',
						'required' => true,
					),
					'avatar' => array(
						'type' => 'string',
						'description' => 'URL of a 48 px picture; empty when avatars are off.',
						'required' => true,
					),
				),
				'required' => true,
			),
			'can_edit' => array(
				'type' => 'boolean',
				'description' => 'Whether the person who asks may change it.',
				'required' => true,
			),
		),
	),
	'visit-note' => array(
		'title' => 'VisitNote',
		'description' => 'What a visitor did at a form; counted in daily sums, nothing of the visitor is kept.',
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => array(
			'form' => array(
				'type' => 'string',
				'maxLength' => 2000,
				'description' => 'As in request-input.',
				'required' => true,
			),
			'group' => array(
				'type' => 'string',
				'enum' => array(
					'shown',
					'held',
				),
				'description' => 'held: the visitor sees no suggestions, by lot.',
				'required' => true,
			),
			'what' => array(
				'type' => 'string',
				'enum' => array(
					'begun',
					'suggested',
					'opened',
					'answered',
				),
				'required' => true,
			),
		),
	),
);
