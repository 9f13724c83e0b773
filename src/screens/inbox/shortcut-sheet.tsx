import { Modal } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { ACTIONS } from './actions/index.ts';
import { ACTION_GROUPS } from './actions/types.ts';
import type { ActionContext, ActionGroup } from './actions/types.ts';
import { keyWords } from './key-words.ts';

function groupWord( group: ActionGroup ): string {
	switch ( group ) {
		case 'move':
			return __( 'Moving', 'mesa-help-desk' );
		case 'answer':
			return __( 'Answering', 'mesa-help-desk' );
		case 'ticket':
			return __( 'The ticket', 'mesa-help-desk' );
		case 'select':
			return __( 'Many at once', 'mesa-help-desk' );
		case 'go':
			return __( 'Folders', 'mesa-help-desk' );
		case 'screen':
			return __( 'The screen', 'mesa-help-desk' );
	}
}

interface Line {
	id: string;
	keys: readonly string[];
	words: string;
}

/** Keys of the reply box, which listens by itself. */
const replyKeys = (): Line[] => [
	{ id: 'send', keys: [ 'mod+Enter' ], words: __( 'Send', 'mesa-help-desk' ) },
	{ id: 'fold', keys: [ 'Escape' ], words: __( 'Close the reply box; the text is kept', 'mesa-help-desk' ) },
];

interface Props {
	context: ActionContext;
	onClose: () => void;
}

/** What the keys do, from the list of actions itself. */
export function ShortcutSheet( { context, onClose }: Props ) {
	return (
		<Modal title={ __( 'Keyboard shortcuts', 'mesa-help-desk' ) } onRequestClose={ onClose } size="large" className="mesa-keys-sheet">
			<div className="mesa-keys">
				{ ACTION_GROUPS.map( ( group ) => {
					const lines: Line[] = ACTIONS.flatMap( ( action ) =>
						action.group === group && action.keys
							? [ { id: action.id, keys: action.keys, words: action.label( context ) } ]
							: []
					);
					return (
						<section key={ group }>
							<h2>{ groupWord( group ) }</h2>
							<dl>
								{ [ ...lines, ...( group === 'answer' ? replyKeys() : [] ) ].map( ( { id, keys, words } ) => (
									<div key={ id }>
										<dt>
											{ keys.map( ( key ) => (
												<kbd key={ key }>{ keyWords( key ) }</kbd>
											) ) }
										</dt>
										<dd>{ words }</dd>
									</div>
								) ) }
							</dl>
						</section>
					);
				} ) }
			</div>
		</Modal>
	);
}
