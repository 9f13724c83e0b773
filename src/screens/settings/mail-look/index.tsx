import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { MailLook, MailLookInput } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { getBoot } from '../../../store/boot.ts';
import { toFailure } from '../../../store/failure.ts';
import { FailedState } from '../../../ui/failed-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { AreaField, TextField } from '../fields.tsx';
import { SavedForm, useSaving } from '../saved-form.tsx';
import { takeOver } from '../take-over.ts';
import { LogoField } from './logo-field.tsx';
import { LookPreview } from './look-preview.tsx';

function inputOf( { logo, logo_id, name, color, width, footer }: MailLook ): MailLookInput {
	return { logo, logo_id, name, color, width: Math.min( 760, Math.max( 480, width || 600 ) ), footer };
}

/** The site's own look for mail: logo, colour, footer; each mailbox chooses whether to use it. */
export function MailLookPage() {
	const [ look, setLook ] = useState< MailLook | null >( null );
	const [ changed, setChanged ] = useState( false );
	const [ failure, setFailure ] = useState( '' );
	const saving = useSaving();
	const load = () => {
		setFailure( '' );
		api( 'getMailLook', {} ).then( setLook, ( error: unknown ) => setFailure( toFailure( error ).message ) );
	};
	useEffect( load, [] );
	if ( ! look ) {
		return failure ? <FailedState message={ failure } onRetry={ load } /> : <Skeleton kind="form" rows={ 6 } />;
	}
	const { errors } = saving;
	const set = ( part: Partial< MailLook > ) => {
		saving.touch();
		setChanged( true );
		setLook( { ...look, ...part } );
	};
	const save = () =>
		saving.save( async ( isUntouched ) => {
			const stored = await api( 'updateMailLook', { body: inputOf( look ) } );
			setLook( ( now ) => takeOver( now ?? look, look, stored ) );
			setChanged( ! isUntouched() );
		} );
	const preview = (
		<section>
			<h2>{ __( 'Your newest reply in it', 'mesa-help-desk' ) }</h2>
			<LookPreview look={ inputOf( look ) } />
		</section>
	);
	return (
		<SavedForm saving={ saving } onSave={ () => void save() } isChanged={ changed } after={ preview }>
			<p className="mesa-form__advice">
				{ __(
					'Replies leave like a person’s mail unless a mailbox is set to “In your look”: under Mail out in its settings.',
					'mesa-help-desk'
				) }
			</p>
			<LogoField look={ look } error={ errors.logo_id } onChange={ set } />
			<TextField
				label={ __( 'Name', 'mesa-help-desk' ) }
				placeholder={ getBoot().siteName }
				help={ __( 'Shown where there is no logo, and where pictures are blocked.', 'mesa-help-desk' ) }
				value={ look.name }
				error={ errors.name }
				onChange={ ( name ) => set( { name } ) }
			/>
			<div className="mesa-form__pair">
				<div className="mesa-field">
					<div className="mesa-look-color">
						<label htmlFor="mesa-look-color">{ __( 'Colour', 'mesa-help-desk' ) }</label>
						<input
							id="mesa-look-color"
							type="color"
							value={ look.color }
							onChange={ ( event ) => set( { color: event.target.value.toLowerCase() } ) }
						/>
						<code>{ look.color }</code>
					</div>
				</div>
				<TextField
					label={ __( 'Width in pixels', 'mesa-help-desk' ) }
					type="number"
					min={ 480 }
					max={ 760 }
					value={ String( look.width ) }
					error={ errors.width }
					onChange={ ( width ) => set( { width: Number( width ) } ) }
				/>
			</div>
			<AreaField
				label={ __( 'Footer', 'mesa-help-desk' ) }
				rows={ 3 }
				help={ __(
					'Such as your address and company number. {site.name}, {mailbox.email} and {ticket.number} are filled in.',
					'mesa-help-desk'
				) }
				value={ look.footer }
				error={ errors.footer }
				onChange={ ( footer ) => set( { footer } ) }
			/>
		</SavedForm>
	);
}
