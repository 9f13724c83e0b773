import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { AutoAnswerInput, AutoAnswerPreview } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { toFailure } from '../../../store/failure.ts';

interface Props {
	mailboxId: number;
	words: Pick< AutoAnswerInput, 'subject' | 'text' >;
}

/** The answer as a customer called Ana would get it, made by the same code that sends it. */
export function Preview( { mailboxId, words }: Props ) {
	const [ shown, setShown ] = useState< { of: string; mail: AutoAnswerPreview } | null >( null );
	const [ busy, setBusy ] = useState( false );
	const [ failure, setFailure ] = useState( '' );
	const key = JSON.stringify( words );
	const show = async () => {
		setBusy( true );
		setFailure( '' );
		try {
			setShown( { of: key, mail: await api( 'previewAutoAnswer', { path: { id: mailboxId }, body: words } ) } );
		} catch ( error ) {
			setFailure( toFailure( error ).message );
		} finally {
			setBusy( false );
		}
	};
	// What was changed since is not what is shown.
	const mail = shown?.of === key ? shown.mail : null;
	return (
		<div className="mesa-preview">
			<Button variant="secondary" __next40pxDefaultSize isBusy={ busy } disabled={ busy } onClick={ () => void show() }>
				{ __( 'Show what customers get', 'mesa-help-desk' ) }
			</Button>
			<div role="status">
				{ failure && <p className="mesa-form__failure">{ failure }</p> }
				{ mail && (
					<article className="mesa-preview__mail">
						<p className="mesa-preview__head">
							<bdi>
								{ mail.from.name } &lt;{ mail.from.address }&gt;
							</bdi>
							<strong dir="auto">{ mail.subject }</strong>
						</p>
						<p className="mesa-preview__text" dir="auto">
							{ mail.text }
						</p>
					</article>
				) }
			</div>
		</div>
	);
}
